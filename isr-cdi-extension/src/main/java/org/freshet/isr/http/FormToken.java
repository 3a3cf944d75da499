package org.freshet.isr.http;

import java.time.Duration;
import java.time.Instant;

/**
 * What a form sends along to show that a page of this application made it, for this visitor: {@code
 * v1.1767225630.Zk3x...}. Another site cannot read it, and one made for somebody else is not valid.
 *
 * <p>Its code covers a purpose of its own, the expiry, the visitor and the context path.
 * Thread-safe.
 */
public final class FormToken {

  /** How long a token is valid. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  private static final String VERSION = "v1";
  private static final String PURPOSE = "form token";

  private final Hmac hmac;

  /**
   * Tokens under a key.
   *
   * @param key at least 32 bytes, the same on all nodes; copied
   */
  public FormToken(byte[] key) {
    this.hmac = new Hmac(key);
  }

  /** A token for a visitor. */
  public String issue(String visitor, String contextPath, Instant now) {
    String expiry = Long.toString(now.plus(LIFETIME).getEpochSecond());
    return VERSION + "." + expiry + "." + hmac.of(PURPOSE, expiry, visitor, contextPath);
  }

  /** Whether a token was issued for a visitor, and not too long ago. */
  public boolean isValid(String token, String visitor, String contextPath, Instant now) {
    String[] parts = token.split("\\.", -1);
    return parts.length == 3
        && parts[0].equals(VERSION)
        && hmac.isGenuine(parts[2], PURPOSE, parts[1], visitor, contextPath)
        && Long.parseLong(parts[1]) > now.getEpochSecond();
  }
}
