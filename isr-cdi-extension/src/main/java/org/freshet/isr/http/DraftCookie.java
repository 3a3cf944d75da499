package org.freshet.isr.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that lets an editor past the cache: {@code isr-draft=v1.1767225630.Zk3x...}.
 * Thread-safe.
 */
public final class DraftCookie {

  /** The name of the cookie. */
  public static final String NAME = "isr-draft";

  /** The longest lifetime. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final SignedCookie cookie;

  /**
   * Cookies under a key.
   *
   * @param key at least 32 bytes, the same on all nodes; copied
   */
  public DraftCookie(byte[] key) {
    this.cookie = new SignedCookie(NAME, "draft mode", key);
  }

  /**
   * The value of a {@code Set-Cookie} field that switches draft mode on.
   *
   * @param lifetime from a second to {@link #LONGEST}
   * @param contextPath of the application, empty for the root
   * @param secure whether visitors come by TLS
   * @throws IllegalArgumentException if the lifetime is out of range
   */
  public String set(Duration lifetime, String contextPath, boolean secure, Instant now) {
    if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "lifetime is " + lifetime + ", must be from " + SHORTEST + " to " + LONGEST);
    }
    return cookie.set(lifetime, contextPath, secure, now);
  }

  /** The value of a {@code Set-Cookie} field that switches draft mode off. */
  public String clear(String contextPath, boolean secure) {
    return cookie.clear(contextPath, secure);
  }

  /**
   * Whether a request brings a valid cookie.
   *
   * @param cookies its field {@code Cookie}, null if it has none
   */
  public boolean isIn(@Nullable String cookies, String contextPath, Instant now) {
    return cookie.read(cookies, 0, contextPath, now) != null;
  }
}
