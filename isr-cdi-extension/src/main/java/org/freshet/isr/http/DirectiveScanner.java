package org.freshet.isr.http;

import org.jspecify.annotations.Nullable;

/**
 * Goes through a list of directives, {@code name} or {@code name=argument} between commas, the
 * argument a token or a quoted string (RFC 9111, section 5.2). Not thread-safe.
 */
public final class DirectiveScanner {

  private final String field;
  private int at;
  private String name = "";
  private @Nullable String argument;

  /** A scanner of a field value. */
  public DirectiveScanner(String field) {
    this.field = field;
  }

  /** Goes to the next directive; false if there is none. */
  public boolean next() {
    while (at < field.length()) {
      int end = end();
      read(field.substring(at, end));
      at = end + 1;
      if (!name.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The name as it was written. */
  public String name() {
    return name;
  }

  /** The argument without its quotes, null if there is none. */
  public @Nullable String argument() {
    return argument;
  }

  /** The comma that ends this directive. One in quotes does not; a quote left open is none. */
  private int end() {
    int i = at;
    while (i < field.length() && field.charAt(i) != ',') {
      i = field.charAt(i) == '"' ? afterQuoted(i) : i + 1;
    }
    return i;
  }

  private int afterQuoted(int open) {
    for (int i = open + 1; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return open + 1;
  }

  private void read(String directive) {
    int equals = directive.indexOf('=');
    name = (equals < 0 ? directive : directive.substring(0, equals)).trim();
    argument = equals < 0 ? null : unquoted(directive.substring(equals + 1).stripTrailing());
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      plain.append(c == '\\' && i < value.length() - 2 ? value.charAt(++i) : c);
    }
    return plain.toString();
  }
}
