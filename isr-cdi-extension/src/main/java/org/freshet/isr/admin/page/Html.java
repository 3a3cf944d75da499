package org.freshet.isr.admin.page;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Markup. Whatever is put into it is escaped, unless it is markup itself.
 *
 * @param text the markup
 */
record Html(String text) {

  /** No markup. */
  static final Html NONE = new Html("");

  private static final String PLACE = "{}";

  /**
   * A template with values in its places.
   *
   * @param template markup with {@code {}} where values go, in attributes between double quotes
   * @param values as many as there are places; null is an empty text
   */
  static Html of(String template, @Nullable Object... values) {
    StringBuilder out = new StringBuilder(template.length() + 32);
    int at = 0;
    for (Object value : values) {
      int place = template.indexOf(PLACE, at);
      if (place < 0) {
        throw new IllegalArgumentException("more values than places in " + template);
      }
      out.append(template, at, place).append(written(value));
      at = place + PLACE.length();
    }
    if (template.indexOf(PLACE, at) >= 0) {
      throw new IllegalArgumentException("fewer values than places in " + template);
    }
    return new Html(out.append(template, at, template.length()).toString());
  }

  /** One after the other. */
  static Html join(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::text).collect(Collectors.joining("\n")));
  }

  private static String written(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Html html ? html.text() : escaped(value.toString());
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
      }
    }
    return out.toString();
  }
}
