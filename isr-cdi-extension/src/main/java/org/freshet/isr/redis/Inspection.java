package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.redis.port.Clients;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.tags.TagGraphException;

/** Looks at Redis once, before anything relies on it. */
final class Inspection {

  private static final Logger LOG = System.getLogger(Inspection.class.getName());
  private static final String POLICY = "maxmemory-policy";

  private Inspection() {}

  static Optional<String> of(RedisSettings redis) {
    try (Commands commands = new Commands(new Clients(redis))) {
      commands.reconnect();
      return policy(commands.configuration(POLICY));
    } catch (TagGraphException e) {
      return refused(e);
    } catch (RuntimeException e) {
      // A client that cannot even be made: a host that is none, a certificate that is refused.
      return Optional.of("cannot be used (" + e.getClass().getSimpleName() + "), check the URL");
    }
  }

  private static Optional<String> policy(Map<String, String> configuration) {
    String policy = configuration.get(POLICY);
    if (policy == null) {
      LOG.log(
          Level.WARNING,
          Codes.REDIS_UNCHECKED
              + ": Redis does not tell its maxmemory-policy; it must be noeviction or one of"
              + " volatile-*, else pages outlive the changes that made them stale");
      return Optional.empty();
    }
    return policy.equals("noeviction") || policy.startsWith("volatile-")
        ? Optional.empty()
        : Optional.of(
            "drops keys that must be kept when it is full (maxmemory-policy "
                + policy
                + "), set it to noeviction or volatile-lru");
  }

  /** What answers and refuses will refuse tomorrow, too; what is away may come back. */
  private static Optional<String> refused(TagGraphException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("WRONGPASS")) {
      return Optional.of("refuses the credentials, correct isr.redis.user and isr.redis.password");
    }
    if (message.contains("NOAUTH")) {
      return Optional.of(
          "asks for credentials, set isr.redis.password, and isr.redis.user if need" + " be");
    }
    if (message.contains("NOPERM")) {
      return Optional.of(
          "does not permit what is needed, see the guide for the rights of the user");
    }
    return Optional.empty();
  }
}
