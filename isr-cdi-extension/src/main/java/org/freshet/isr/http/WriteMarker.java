package org.freshet.isr.http;

import java.time.Duration;
import java.time.Instant;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that says since when a visitor may be shown nothing older, because they have changed
 * something themselves: {@code isr-written=v1.1767225630.5fb1....2a.Zk3x...}.
 *
 * <p>It names a place in the order of raises, and neither the visitor nor what they changed.
 * Thread-safe.
 */
public final class WriteMarker {

  /** The name of the cookie. */
  public static final String NAME = "isr-written";

  /** Longer than a renewal takes that fails at first; whoever has it makes some pages anew. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int HEX = 16;

  private final SignedCookie cookie;

  /**
   * Markers under a key.
   *
   * @param key at least 32 bytes, the same on all nodes; copied
   */
  public WriteMarker(byte[] key) {
    this.cookie = new SignedCookie(NAME, "read your writes", key);
  }

  /**
   * The value of a {@code Set-Cookie} field.
   *
   * @param raise the latest raise that the visitor has caused
   * @param contextPath of the application, empty for the root
   * @param secure whether visitors come by TLS
   */
  public String set(Sequence raise, String contextPath, boolean secure, Instant now) {
    return cookie.set(
        LIFETIME,
        contextPath,
        secure,
        now,
        Long.toHexString(raise.generation()),
        Long.toHexString(raise.number()));
  }

  /**
   * What a request brings.
   *
   * @param cookies its field {@code Cookie}, null if it has none
   * @return null if it brings no valid marker
   */
  public @Nullable Sequence in(@Nullable String cookies, String contextPath, Instant now) {
    String[] parts = cookie.read(cookies, 2, contextPath, now);
    return parts == null
        ? null
        : new Sequence(
            Long.parseUnsignedLong(parts[0], HEX), Long.parseUnsignedLong(parts[1], HEX));
  }
}
