package org.freshet.isr.define;

import java.math.BigInteger;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a value that can be written in many ways: {@code 7}, {@code 07} and {@code +7}
 * are the same number to a resource method, and so must be the same tag.
 */
final class CanonicalText {

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          long.class,
          Long.class,
          int.class,
          Integer.class,
          short.class,
          Short.class,
          byte.class,
          Byte.class,
          BigInteger.class);

  private CanonicalText() {}

  /** The text that the converted value has; null if it cannot be converted. */
  static @Nullable String of(String given, Class<?> type) {
    if (type != UUID.class && isPlainNumber(given)) {
      return given;
    }
    try {
      if (WHOLE_NUMBERS.contains(type)) {
        return new BigInteger(given).toString();
      }
      return type == UUID.class ? UUID.fromString(given).toString() : given;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Digits of which the first is no zero: most numbers are written in their only way. */
  private static boolean isPlainNumber(String given) {
    if (given.isEmpty() || given.charAt(0) == '0' && given.length() > 1) {
      return false;
    }
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
