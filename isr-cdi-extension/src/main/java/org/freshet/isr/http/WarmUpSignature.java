package org.freshet.isr.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The signature by which the application recognises its own warm-up requests.
 *
 * <p>It is good for one request: one method, one path and query, under one public base, once,
 * within {@link #LIFETIME}. Whoever lacks the key can neither make one nor change one in a single
 * character; whoever sees one cannot use it again, on the node that saw it first.
 *
 * <pre>v1;exp=1767225630;nonce=9hFv...;base=https%3A%2F%2Fshop.example;mac=Zk3x...</pre>
 *
 * <p>The message authentication code is HMAC-SHA256 over the parts, each preceded by its length.
 * Thread-safe.
 */
public final class WarmUpSignature {

  /** The name of the request field that carries the signature. */
  public static final String NAME = "Isr-Warmup";

  /** How long a signature is good. */
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  /** How far ahead an expiry may lie: the lifetime, and as much again for clocks that differ. */
  private static final long FURTHEST_SECONDS = 60;

  private static final int NONCE_BYTES = 16;
  private static final int SEEN_AT_MOST = 16_384;
  private static final String[] STARTS = {"v1", "exp=", "nonce=", "base=", "mac="};

  private final Hmac hmac;
  private final SecureRandom random = new SecureRandom();
  private final SeenNonces seen = new SeenNonces(SEEN_AT_MOST);

  /**
   * Signatures under a key.
   *
   * @param key at least 32 random bytes, the same on all nodes; copied
   */
  public WarmUpSignature(byte[] key) {
    this.hmac = new Hmac(key);
  }

  /**
   * What a genuine signature vouches for.
   *
   * @param base the public base under which the request asks
   */
  public record Verified(String base) {}

  /**
   * Signs a GET request.
   *
   * @param base the public base, scheme, host and port
   * @param target the path and query as they are sent
   * @param now the current time
   */
  public String sign(String base, String target, Instant now) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String encodedBase = PercentCoding.encoded(base, "");
    String expiry = Long.toString(now.plus(LIFETIME).getEpochSecond());
    String nonce = Hmac.base64(bytes);
    String mac = hmac.of("GET", target, encodedBase, expiry, nonce);
    return "v1;exp=" + expiry + ";nonce=" + nonce + ";base=" + encodedBase + ";mac=" + mac;
  }

  /**
   * Judges what a request carries, and remembers it if it is genuine.
   *
   * @param value the value of the field
   * @param method the method of the request
   * @param target its path and query as they were sent
   * @param now the current time
   * @return null for whatever is malformed, forged, expired, meant for another request or seen
   *     before
   */
  public @Nullable Verified verify(String value, String method, String target, Instant now) {
    String[] parts = parts(value);
    if (parts == null || !isGenuine(parts, method, target)) {
      return null;
    }
    long expiry = seconds(parts[1]);
    long left = expiry - now.getEpochSecond();
    String base = PercentCoding.decode(parts[3], false);
    if (base == null || left <= 0 || left > FURTHEST_SECONDS) {
      return null;
    }
    return seen.isFirst(parts[2], expiry, now) ? new Verified(base) : null;
  }

  /** The values of the five parts, null if the text has another form. */
  private static String @Nullable [] parts(String value) {
    String[] parts = value.split(";", STARTS.length + 1);
    if (parts.length != STARTS.length) {
      return null;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].startsWith(STARTS[i])) {
        return null;
      }
      parts[i] = parts[i].substring(STARTS[i].length());
    }
    return parts[0].isEmpty() ? parts : null;
  }

  private boolean isGenuine(String[] parts, String method, String target) {
    return hmac.isGenuine(parts[4], method, target, parts[3], parts[1], parts[2]);
  }

  private static long seconds(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
