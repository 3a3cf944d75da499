package org.freshet.isr.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host and its port, as in {@code Host} (RFC 9110, section 7.2; RFC 3986, section 3.2).
 *
 * @param host a name or an address in lower case, IPv6 in brackets
 * @param port 1 to 65535, -1 for none
 */
record Authority(String host, int port) {

  static final int LAST_PORT = 65_535;

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_ADDRESS = 45;

  /** Reads a host and an optional port; null if it is anything else. */
  static @Nullable Authority parse(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', bracket + 1);
    String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    int port = colon < 0 ? -1 : port(text.substring(colon + 1));
    boolean proper = host.startsWith("[") ? isAddress(host) : isName(host);
    return proper && port != 0 ? new Authority(host, port) : null;
  }

  /** The port of a scheme in lower case, -1 for others than {@code http} and {@code https}. */
  static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> -1;
    };
  }

  /** A port, 0 if it is none. */
  private static int port(String digits) {
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(Authority::isDigit)) {
      return 0;
    }
    int port = Integer.parseInt(digits);
    return port <= LAST_PORT ? port : 0;
  }

  /** Labels of letters, digits, hyphens and underscores between dots; no dot at the end. */
  private static boolean isName(String host) {
    int label = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.' && label > 0) {
        label = 0;
      } else if (isLetter(c) || isDigit(c) || c == '-' || c == '_') {
        label++;
      } else {
        return false;
      }
      if (label > LONGEST_LABEL) {
        return false;
      }
    }
    return label > 0 && host.length() <= LONGEST_NAME;
  }

  private static boolean isAddress(String host) {
    int end = host.length() - 1;
    return end > 2
        && end <= LONGEST_ADDRESS
        && host.charAt(end) == ']'
        && host.indexOf(':') > 0
        && host.substring(1, end).chars().allMatch(c -> isHex(c) || c == ':' || c == '.');
  }

  private static boolean isHex(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }
}
