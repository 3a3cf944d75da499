package org.freshet.isr.admin.explain;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.freshet.isr.meter.RouteMeters;

/** Whether a path may be one of a method, by its path template. */
final class RoutePattern {

  private RoutePattern() {}

  static boolean matches(RouteMeters route, String path) {
    try {
      String below = regex(route.path());
      // What is in front of the template is not known before the first request.
      String whole = route.isLocated() ? below : "(?:/[^/]+)*" + below;
      return Pattern.matches(whole + "/?", path);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** A template as a regular expression; a name without one of its own is a segment. */
  static String regex(String template) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      if (open < 0) {
        return out.append(Pattern.quote(template.substring(at))).toString();
      }
      out.append(Pattern.quote(template.substring(at, open)));
      int close = closing(template, open);
      String name = template.substring(open + 1, close);
      int colon = name.indexOf(':');
      out.append("(?:").append(colon < 0 ? "[^/]+" : name.substring(colon + 1).strip()).append(')');
      at = close + 1;
    }
    return out.toString();
  }

  /** The brace that closes one: regular expressions have braces, too. */
  private static int closing(String template, int open) {
    int depth = 0;
    for (int i = open; i < template.length(); i++) {
      char c = template.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new PatternSyntaxException("a brace is not closed", template, open);
  }
}
