package org.freshet.essentials.lifecycle;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Templates of paths: names in braces. */
final class PathTemplate {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\s*([\\w.-]+)\\s*(?::[^{}]*)?\\}");

  private PathTemplate() {}

  /** The names in a template. */
  static Set<String> names(String template) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** The template with any value in each place, to see whether it is a URI. */
  static String sample(String template) {
    return VARIABLE.matcher(template).replaceAll("x");
  }

  /** The template with values as they were sent, null if one is missing. */
  static @Nullable String filled(String template, MultivaluedMap<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(template);
    while (matcher.find()) {
      String value = values.getFirst(matcher.group(1));
      if (value == null) {
        return null;
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
