package org.freshet.isr.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The scheme, host and port under which visitors reach the application, in one spelling: lower
 * case, a port only where it is not the scheme's own. Immutable and thread-safe.
 *
 * @param text the base without a trailing slash, {@code https://shop.example}
 */
public record PublicBase(String text) {

  /**
   * Reads a value of {@code isr.public-base}.
   *
   * @param value an origin: {@code http} or {@code https}, a host, an optional port
   * @throws IllegalArgumentException if it is anything else; the message names value and rule
   */
  public static PublicBase parse(String value) {
    String origin = value.trim();
    int colon = origin.indexOf("://");
    String scheme = colon < 0 ? "" : origin.substring(0, colon).toLowerCase(Locale.ROOT);
    if (Authority.defaultPort(scheme) < 0) {
      throw refused(value, "must begin with http:// or https://");
    }
    String authority = origin.substring(colon + 3);
    if (authority.indexOf('@') >= 0) {
      throw new IllegalArgumentException("isr.public-base has user information, must have none");
    }
    if (containsAny(authority, "/?#")) {
      throw refused(value, "must end after host and port: no path, not even '/', and no query");
    }
    Authority parsed = Authority.parse(authority);
    if (parsed == null) {
      throw refused(value, "must have a host in ASCII and, if any, a port from 1 to 65535");
    }
    return of(scheme, parsed, Authority.defaultPort(scheme));
  }

  /**
   * The base under which a request asks; null if it does not say so properly: what answers it must
   * not be stored.
   *
   * @param scheme {@code http} or {@code https}, in any case
   * @param host the value of {@code Host}, null if there is none
   * @param port the port where {@code Host} names none; 0 or less for that of the scheme
   */
  public static @Nullable PublicBase of(String scheme, @Nullable String host, int port) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    int defaultPort = Authority.defaultPort(lower);
    Authority authority = host == null || defaultPort < 0 ? null : Authority.parse(host);
    if (authority == null || port > Authority.LAST_PORT) {
      return null;
    }
    return of(lower, authority, port > 0 ? port : defaultPort);
  }

  @Override
  public String toString() {
    return text;
  }

  private static PublicBase of(String scheme, Authority authority, int portIfNone) {
    int port = authority.port() < 0 ? portIfNone : authority.port();
    String origin = scheme + "://" + authority.host();
    return new PublicBase(port == Authority.defaultPort(scheme) ? origin : origin + ":" + port);
  }

  private static boolean containsAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  private static IllegalArgumentException refused(String value, String rule) {
    return new IllegalArgumentException("isr.public-base is '" + value + "', " + rule);
  }
}
