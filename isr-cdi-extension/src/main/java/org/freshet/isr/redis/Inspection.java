package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.config.RedisSettings.Kind;
import org.freshet.isr.redis.port.Clients;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.tags.TagGraphException;

/** Looks at Redis once, before anything relies on it. */
final class Inspection {

  private static final Logger LOG = System.getLogger(Inspection.class.getName());
  private static final String POLICY = "maxmemory-policy";

  private static final String CLUSTER = "cluster-enabled";

  private static final String UNTRUSTED = "certificate is not trusted";

  /** Words of a server, or of a client about it, and what is wrong then. */
  private static final Map<String, String> REFUSALS = new LinkedHashMap<>();

  static {
    REFUSALS.put(
        "WRONGPASS", "refuses the credentials, correct isr.redis.user and isr.redis.password");
    REFUSALS.put(
        "NOAUTH", "asks for credentials, set isr.redis.password, and isr.redis.user if need be");
    REFUSALS.put(
        "NOPERM", "does not permit what is needed, see the guide for the rights of the user");
    REFUSALS.put(
        "unknown command",
        "runs no scripts (a sentinel does not), name the servers themselves, or set"
            + " isr.redis.sentinel.master");
    REFUSALS.put(
        "not monitored",
        "has sentinels that know no such server, correct isr.redis.sentinel.master");
    REFUSALS.put("cluster support disabled", "is no cluster, remove isr.redis.cluster");
    REFUSALS.put("DB index is out of range", "has no such database, correct the number in the URL");
    REFUSALS.put("Unknown reply", "answers, but not as Redis does, correct host and port");
    REFUSALS.put(
        UNTRUSTED,
        "shows a certificate that nobody trusts, or of another host, put its issuer into the trust"
            + " store of the JVM, or correct the host");
  }

  private Inspection() {}

  static Optional<String> of(RedisSettings redis) {
    try (Commands commands = new Commands(new Clients(redis))) {
      commands.reconnect();
      if (redis.kind() == Kind.STANDALONE
          && "yes".equals(commands.configuration(CLUSTER).get(CLUSTER))) {
        return Optional.of("is a server of a cluster, set isr.redis.cluster=true");
      }
      return policy(commands.configuration(POLICY));
    } catch (TagGraphException e) {
      return refused(e).or(() -> unknown(redis));
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

  /** A name that nobody knows is misspelt; one of several that somebody knows may come back. */
  private static Optional<String> unknown(RedisSettings redis) {
    for (RedisSettings.Node node : redis.nodes()) {
      try {
        InetAddress.getByName(node.host());
        return Optional.empty();
      } catch (UnknownHostException e) {
        LOG.log(Level.DEBUG, "{0} has no address", node.host());
      }
    }
    return Optional.of("is at a host that has no address, correct isr.redis.url");
  }

  /** What answers and refuses will refuse tomorrow, too; what is away may come back. */
  private static Optional<String> refused(TagGraphException failure) {
    String told = told(failure, new StringBuilder()).toString();
    return REFUSALS.entrySet().stream()
        .filter(refusal -> told.contains(refusal.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What the server said may stand deep below: what a client of a cluster tells is its own. */
  private static StringBuilder told(Throwable failure, StringBuilder all) {
    all.append(failure instanceof CertificateException ? UNTRUSTED : failure.getMessage());
    all.append('\n');
    for (Throwable beside : failure.getSuppressed()) {
      told(beside, all);
    }
    Throwable cause = failure.getCause();
    return cause == null ? all : told(cause, all);
  }
}
