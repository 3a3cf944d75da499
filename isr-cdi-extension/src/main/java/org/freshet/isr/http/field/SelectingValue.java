package org.freshet.isr.http.field;

import java.util.Locale;
import java.util.Set;

/**
 * The value of a request field as it selects between stored responses (RFC 9111, section 4.1): two
 * spellings of one value are one value.
 */
public final class SelectingValue {

  /** Their values mean the same in any case (RFC 9110, section 12.5). */
  private static final Set<String> ANY_CASE =
      Set.of("accept", "accept-charset", "accept-encoding", "accept-language");

  private SelectingValue() {}

  /**
   * A value without white space at its ends and around commas, semicolons of the {@code Accept}
   * fields included. The order of a list stays: many applications take the first of equals.
   *
   * @param name the name of the field, lower case
   */
  public static String normalised(String name, String value) {
    boolean anyCase = ANY_CASE.contains(name);
    String separators = anyCase ? ",;" : ",";
    StringBuilder out = new StringBuilder(value.length());
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted ^= c == '"';
      if (!quoted && separators.indexOf(c) >= 0) {
        trimEnd(out).append(c);
      } else if (quoted || !isBlank(c)) {
        out.append(c);
      } else if (out.length() > 0 && separators.indexOf(out.charAt(out.length() - 1)) < 0) {
        out.append(c);
      }
    }
    String normalised = trimEnd(out).toString();
    return anyCase ? normalised.toLowerCase(Locale.ROOT) : normalised;
  }

  private static StringBuilder trimEnd(StringBuilder out) {
    while (out.length() > 0 && isBlank(out.charAt(out.length() - 1))) {
      out.setLength(out.length() - 1);
    }
    return out;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
