package org.freshet.isr.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A tag with names in braces in the place of values: {@code category:{category.id}}.
 *
 * <p>The namespace is constant, so that the parent of all its tags is always known. Immutable and
 * thread-safe.
 */
public final class TagTemplate {

  private final String text;
  private final Tag whole;
  private final List<Part> parts;

  private TagTemplate(String text, Tag whole, List<Part> parts) {
    this.text = text;
    this.whole = whole;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws InvalidTagException if it is malformed; the message names text and rule
   */
  public static TagTemplate parse(String text) {
    int colon = text.indexOf(':');
    if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
      return new TagTemplate(text, Tag.parse(text), List.of());
    }
    if (colon < 0 || text.indexOf('{') < colon || text.lastIndexOf('}', colon) >= 0) {
      throw new InvalidTagException(
          "template '" + text + "' must begin with a namespace and a colon, outside of braces");
    }
    return new TagTemplate(text, Tag.of(text.substring(0, colon)), parts(text, colon + 1));
  }

  /** The tag that stands for all it yields: their namespace, or the constant tag itself. */
  public Tag whole() {
    return whole;
  }

  /** What follows its namespace, in order; empty for a constant tag. */
  public List<Part> parts() {
    return parts;
  }

  /** The names in braces, in order; empty for a constant tag. */
  public List<String> names() {
    return parts.stream().filter(Part::named).map(Part::text).toList();
  }

  /**
   * The tag for some values.
   *
   * @param values the value of a name, null if it has none
   * @return null if one of the names has no value, or only an empty one
   */
  public @Nullable Tag resolve(Function<String, @Nullable Object> values) {
    if (parts.isEmpty()) {
      return whole;
    }
    StringBuilder value = new StringBuilder();
    for (Part part : parts) {
      if (!part.named()) {
        value.append(part.text());
        continue;
      }
      Object found = values.apply(part.text());
      if (found == null || found.toString().isEmpty()) {
        return null;
      }
      value.append(found);
    }
    return Tag.of(whole.text(), value);
  }

  private static List<Part> parts(String text, int from) {
    List<Part> parts = new ArrayList<>();
    int at = from;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      if (text.substring(at, end).indexOf('}') >= 0) {
        throw new InvalidTagException("template '" + text + "' has a '}' without its '{'");
      }
      if (end > at) {
        parts.add(new Part(text.substring(at, end), false));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      String name = close < 0 ? "" : text.substring(open + 1, close).trim();
      if (name.isEmpty() || name.indexOf('{') >= 0) {
        throw new InvalidTagException(
            "template '" + text + "' must name something between each '{' and its '}'");
      }
      parts.add(new Part(name, true));
      at = close + 1;
    }
    return parts;
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * A part of a template.
   *
   * @param text a literal text, or a name in braces
   * @param named whether it is a name
   */
  public record Part(String text, boolean named) {}
}
