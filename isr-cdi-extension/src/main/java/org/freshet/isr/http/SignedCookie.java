package org.freshet.isr.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that only this application can make, {@code name=v1.expiry.parts.code}: its code covers
 * a purpose of its own, the expiry, the parts and the context path, so that no other signature of
 * this application passes for one, nor one of another application under the same secret.
 * Thread-safe.
 */
final class SignedCookie {

  private static final String VERSION = "v1";

  private final String name;
  private final String purpose;
  private final Hmac hmac;

  /**
   * Cookies of one name.
   *
   * @param key at least 32 bytes, the same on all nodes; copied
   */
  SignedCookie(String name, String purpose, byte[] key) {
    this.name = name;
    this.purpose = purpose;
    this.hmac = new Hmac(key);
  }

  /**
   * The value of a {@code Set-Cookie} field.
   *
   * @param parts none with a dot
   */
  String set(Duration lifetime, String contextPath, boolean secure, Instant now, String... parts) {
    String expiry = Long.toString(now.plus(lifetime).getEpochSecond());
    String said = parts.length == 0 ? "" : String.join(".", parts) + ".";
    String code = hmac.of(signed(expiry, contextPath, parts));
    String value = VERSION + "." + expiry + "." + said + code;
    return field(value, lifetime.toSeconds(), contextPath, secure);
  }

  /** The value of a {@code Set-Cookie} field that takes it back. */
  String clear(String contextPath, boolean secure) {
    return field("", 0, contextPath, secure);
  }

  /**
   * The parts of the first valid cookie that a request brings.
   *
   * @param cookies its field {@code Cookie}, null if it has none
   * @param count how many parts there must be
   * @return null if it brings none
   */
  String @Nullable [] read(@Nullable String cookies, int count, String contextPath, Instant now) {
    if (cookies == null || !cookies.contains(name + "=")) {
      return null;
    }
    // RFC 6265, section 4.2.1; lines of one field may have been joined by commas.
    for (String pair : cookies.split("[;,]", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(name + "=")) {
        String[] parts = valid(trimmed.substring(name.length() + 1), count, contextPath, now);
        if (parts != null) {
          return parts;
        }
      }
    }
    return null;
  }

  private String @Nullable [] valid(String value, int count, String contextPath, Instant now) {
    String[] all = value.split("\\.", -1);
    if (all.length != count + 3 || !all[0].equals(VERSION)) {
      return null;
    }
    String[] parts = Arrays.copyOfRange(all, 2, count + 2);
    return hmac.isGenuine(all[count + 2], signed(all[1], contextPath, parts))
            && Long.parseLong(all[1]) > now.getEpochSecond()
        ? parts
        : null;
  }

  private String[] signed(String expiry, String contextPath, String[] parts) {
    String[] signed = new String[parts.length + 3];
    signed[0] = purpose;
    signed[1] = expiry;
    signed[2] = contextPath;
    System.arraycopy(parts, 0, signed, 3, parts.length);
    return signed;
  }

  private String field(String value, long maxAge, String contextPath, boolean secure) {
    return name
        + "="
        + value
        + "; Path="
        + (contextPath.isEmpty() ? "/" : contextPath)
        + "; Max-Age="
        + maxAge
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
