package org.freshet.isr.http.field;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dictionaries of structured fields (RFC 9651, section 4.2.2): a field is well formed to its
 * last character, or it is ignored as a whole. Parameters are read and dropped.
 *
 * <p>Values are {@code Long}, {@code String} for strings, {@link Token} for tokens and {@code
 * Boolean}; whatever else the format has (decimals, bytes, dates, inner lists) is {@link #OTHER},
 * since no cache directive has such a value. Not thread-safe.
 */
final class StructuredDictionary {

  /** A value of a type that no cache directive has. */
  static final Object OTHER = new Object();

  private static final int MOST_DIGITS = 15;

  private final String text;
  private int at;

  private StructuredDictionary(String text) {
    this.text = text;
  }

  /**
   * A token.
   *
   * @param text its characters
   */
  record Token(String text) {}

  /** The members in order, of each name the last one; null if the field is malformed. */
  static @Nullable Map<String, Object> parse(String field) {
    try {
      return new StructuredDictionary(field).members();
    } catch (MalformedException e) {
      return null;
    }
  }

  private Map<String, Object> members() throws MalformedException {
    Map<String, Object> members = new LinkedHashMap<>();
    skip(" ");
    while (at < text.length()) {
      String key = key();
      Object value = next('=') ? item() : true;
      skipParameters();
      members.put(key, value);
      skip(" \t");
      if (at == text.length()) {
        return members;
      }
      expect(',');
      skip(" \t");
      check(at < text.length());
    }
    return members;
  }

  private String key() throws MalformedException {
    int start = at;
    check(at < text.length() && (isLower(text.charAt(at)) || text.charAt(at) == '*'));
    while (at < text.length() && isOfKey(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private Object item() throws MalformedException {
    check(at < text.length());
    char c = text.charAt(at);
    if (c == '"') {
      return string();
    }
    if (c == '-' || isDigit(c)) {
      return number();
    }
    if (c == '?') {
      return truth();
    }
    if (c == '*' || isLetter(c)) {
      return token();
    }
    if (c == '(') {
      return innerList();
    }
    return c == ':' ? bytes() : dateOrDisplayString();
  }

  private String string() throws MalformedException {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = take();
      if (c == '"') {
        return out.toString();
      }
      if (c == '\\') {
        c = take();
        check(c == '"' || c == '\\');
      }
      check(c >= ' ' && c < 0x7f);
      out.append(c);
    }
  }

  private Object number() throws MalformedException {
    boolean negative = next('-');
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    int digits = at - start;
    check(digits > 0);
    if (next('.')) {
      int fraction = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      check(digits <= 12 && at - fraction >= 1 && at - fraction <= 3);
      return OTHER;
    }
    check(digits <= MOST_DIGITS);
    long value = Long.parseLong(text.substring(start, at));
    return negative ? -value : value;
  }

  private Boolean truth() throws MalformedException {
    at++;
    char c = take();
    check(c == '0' || c == '1');
    return c == '1';
  }

  private Token token() {
    int start = at++;
    while (at < text.length() && isOfToken(text.charAt(at))) {
      at++;
    }
    return new Token(text.substring(start, at));
  }

  private Object bytes() throws MalformedException {
    at++;
    for (char c = take(); c != ':'; c = take()) {
      check(isLetter(c) || isDigit(c) || "+/=".indexOf(c) >= 0);
    }
    return OTHER;
  }

  private Object dateOrDisplayString() throws MalformedException {
    if (next('@')) {
      check(number() instanceof Long);
      return OTHER;
    }
    expect('%');
    check(at < text.length() && text.charAt(at) == '"');
    at++;
    for (char c = take(); c != '"'; c = take()) {
      check(c >= ' ' && c < 0x7f);
      if (c == '%') {
        char first = take();
        char second = take();
        check(isHex(first) && isHex(second));
      }
    }
    return OTHER;
  }

  private Object innerList() throws MalformedException {
    at++;
    while (true) {
      skip(" ");
      if (next(')')) {
        return OTHER;
      }
      item();
      skipParameters();
      check(at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ')'));
    }
  }

  private void skipParameters() throws MalformedException {
    while (next(';')) {
      skip(" ");
      key();
      if (next('=')) {
        Object value = at < text.length() && text.charAt(at) == '(' ? null : item();
        check(value != null);
      }
    }
  }

  private void skip(String blanks) {
    while (at < text.length() && blanks.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean next(char c) {
    boolean is = at < text.length() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  private void expect(char c) throws MalformedException {
    check(next(c));
  }

  private char take() throws MalformedException {
    check(at < text.length());
    return text.charAt(at++);
  }

  private static void check(boolean holds) throws MalformedException {
    if (!holds) {
      throw new MalformedException();
    }
  }

  private static boolean isOfKey(char c) {
    return isLower(c) || isDigit(c) || "_-.*".indexOf(c) >= 0;
  }

  private static boolean isOfToken(char c) {
    return isLetter(c) || isDigit(c) || "!#$%&'*+-.^_`|~:/".indexOf(c) >= 0;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLetter(char c) {
    return isLower(c) || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f';
  }

  /** The text is none of the format's; not for callers, and without a stack trace. */
  private static final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException() {
      super(null, null, false, false);
    }
  }
}
