package org.freshet.isr.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that lets an editor past the cache: {@code isr-draft=v1.1767225630.Zk3x...}.
 *
 * <p>Its code covers a purpose of its own, the expiry and the context path: no other signature of
 * this application passes for one, and one of another application under the same secret does not
 * either. Thread-safe.
 */
public final class DraftCookie {

  /** The name of the cookie. */
  public static final String NAME = "isr-draft";

  /** The longest lifetime. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final String START = NAME + "=";
  private static final String VERSION = "v1";
  private static final String PURPOSE = "draft mode";

  private final Hmac hmac;

  /**
   * Cookies under a key.
   *
   * @param key at least 32 bytes, the same on all nodes; copied
   */
  public DraftCookie(byte[] key) {
    this.hmac = new Hmac(key);
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
    String expiry = Long.toString(now.plus(lifetime).getEpochSecond());
    String value = VERSION + "." + expiry + "." + hmac.of(PURPOSE, expiry, contextPath);
    return field(value, lifetime.toSeconds(), contextPath, secure);
  }

  /** The value of a {@code Set-Cookie} field that switches draft mode off. */
  public String clear(String contextPath, boolean secure) {
    return field("", 0, contextPath, secure);
  }

  /**
   * Whether a request brings a valid cookie.
   *
   * @param cookies its field {@code Cookie}, null if it has none
   */
  public boolean isIn(@Nullable String cookies, String contextPath, Instant now) {
    if (cookies == null || !cookies.contains(START)) {
      return false;
    }
    // RFC 6265, section 4.2.1; lines of one field may have been joined by commas.
    for (String pair : cookies.split("[;,]", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(START)
          && isValid(trimmed.substring(START.length()), contextPath, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean isValid(String value, String contextPath, Instant now) {
    String[] parts = value.split("\\.", -1);
    return parts.length == 3
        && parts[0].equals(VERSION)
        && hmac.isGenuine(parts[2], PURPOSE, parts[1], contextPath)
        && Long.parseLong(parts[1]) > now.getEpochSecond();
  }

  private static String field(String value, long maxAge, String contextPath, boolean secure) {
    return START
        + value
        + "; Path="
        + (contextPath.isEmpty() ? "/" : contextPath)
        + "; Max-Age="
        + maxAge
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
