package org.freshet.isr.admin.exchange;

import java.time.Instant;
import java.util.Map;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259), so that the operator's resource needs neither of the platform's JSON
 * APIs. Characters that mean something in HTML are escaped, too.
 */
public final class Json {

  private final StringBuilder out = new StringBuilder(1024);

  private Json() {}

  /**
   * The text of a value.
   *
   * @param value a map with texts as keys, a collection, a text, a number, a truth, an instant, an
   *     enum, a tag or null
   * @throws IllegalArgumentException if it, or something in it, is anything else
   */
  public static String of(@Nullable Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> items) {
      array(items);
    } else if (value instanceof Double number) {
      out.append(Double.isFinite(number) ? Math.round(number * 10_000) / 10_000.0 : 0);
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof CharSequence
        || value instanceof Instant
        || value instanceof Enum
        || value instanceof Tag) {
      text(value.toString());
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      text(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(Iterable<?> items) {
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || "<>&'\u007f\u2028\u2029".indexOf(c) >= 0 || isLoneSurrogate(text, i)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
