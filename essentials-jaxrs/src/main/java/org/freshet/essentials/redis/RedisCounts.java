package org.freshet.essentials.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.ratelimit.Claim;
import org.freshet.essentials.ratelimit.LimiterUnavailableException;
import org.freshet.essentials.ratelimit.SharedCounts;
import org.jspecify.annotations.Nullable;

/**
 * Counts in Redis: a key for each caller of a limit, which ends by itself when the allowance is
 * whole again.
 *
 * <pre>
 * essentials:limit:DIGEST     second and nanosecond at which the allowance is whole again
 * {essentials}:limit:DIGEST   the same in a cluster, where all keys of one request are of one slot
 * </pre>
 *
 * <p>One script and one round trip for a request, whatever the number of its limits.
 */
public final class RedisCounts implements SharedCounts {

  private static final String SCRIPT = Redis.script("count");

  /** Bytes of a digest: two callers never have the same. */
  private static final int DIGEST = 16;

  private final Redis redis;
  private final String prefix;

  /** Counts in a Redis. */
  public RedisCounts(Redis redis) {
    this.redis = redis;
    this.prefix = (redis.isCluster() ? "{" + redis.prefix() + "}" : redis.prefix()) + ":limit:";
  }

  @Override
  public Counted count(List<Claim> claims) throws LimiterUnavailableException {
    List<String> keys = new ArrayList<>(claims.size());
    List<String> arguments = new ArrayList<>(2 * claims.size());
    for (Claim claim : claims) {
      keys.add(prefix + digest(claim.key()));
      arguments.add(Long.toString(claim.quota().intervalNanos()));
      arguments.add(Long.toString(claim.quota().burst()));
    }
    try {
      return counted(redis.run(SCRIPT, keys, arguments), claims.size());
    } catch (StoreUnavailableException e) {
      throw new LimiterUnavailableException(e);
    }
  }

  private static Counted counted(@Nullable Object answer, int limits)
      throws LimiterUnavailableException {
    if (answer instanceof List<?> parts && parts.size() == limits + 1) {
      List<Long> ahead = new ArrayList<>(limits);
      for (Object part : parts.subList(1, parts.size())) {
        ahead.add(Long.parseLong(String.valueOf(part)));
      }
      return new Counted("1".equals(String.valueOf(parts.get(0))), ahead);
    }
    throw new LimiterUnavailableException(
        new StoreUnavailableException("Redis answered something else than was asked for"));
  }

  private static String digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
