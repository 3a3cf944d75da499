package org.freshet.essentials.redis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.revocation.RevocationStore;
import org.jspecify.annotations.Nullable;

/**
 * Revocations in Redis, a key for each, which ends by itself:
 *
 * <pre>
 * essentials:revoked:DIGEST   0, or the second up to which all tokens of the subject are revoked
 * </pre>
 */
public final class RedisRevocations implements RevocationStore {

  private static final String WRITE = Redis.script("revoke");
  private static final String READ = Redis.script("revoked");

  private final Redis redis;
  private final InstantSource clock;

  /** Revocations in a Redis. */
  public RedisRevocations(Redis redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Adds why revocations would not be safe there; a Redis that is away now is no reason. */
  public void check(Findings findings) {
    String policy = redis.configured("maxmemory-policy");
    if (policy != null
        && !policy.equals("noeviction")
        && !"0".equals(redis.configured("maxmemory"))) {
      findings.add(
          Codes.STORE_UNUSABLE,
          "essentials.revocation.store",
          "is 'redis', whose maxmemory-policy is '"
              + policy
              + "', must be noeviction: it would forget what is revoked");
    }
  }

  @Override
  public void revoke(String token, Instant until) {
    write(token, 0, until);
  }

  @Override
  public void revokeBefore(String subject, Instant before, Instant until) {
    write(subject, before.getEpochSecond(), until);
  }

  private void write(String digest, long before, Instant until) {
    long life = Math.max(1, until.toEpochMilli() - clock.millis());
    redis.run(WRITE, List.of(key(digest)), List.of(Long.toString(before), Long.toString(life)));
  }

  @Override
  public State state(String token, String subject) {
    List<@Nullable String> known = read(List.of(key(token), key(subject)));
    String before = known.get(1);
    return new State(
        known.get(0) != null,
        before == null ? null : Instant.ofEpochSecond(Long.parseLong(before)));
  }

  private List<@Nullable String> read(List<String> keys) {
    List<@Nullable String> values = new ArrayList<>();
    // In a cluster a script may only read what lies on one server.
    for (List<String> together :
        redis.isCluster() ? keys.stream().map(List::of).toList() : List.of(keys)) {
      if (redis.run(READ, together, List.of()) instanceof List<?> answer) {
        answer.forEach(value -> values.add(value == null ? null : value.toString()));
      }
    }
    if (values.size() != keys.size()) {
      throw new StoreUnavailableException("Redis answered something else than was asked for");
    }
    return values;
  }

  private String key(String digest) {
    return redis.prefix() + ":revoked:" + digest;
  }
}
