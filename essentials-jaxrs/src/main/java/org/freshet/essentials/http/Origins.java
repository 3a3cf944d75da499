package org.freshet.essentials.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The origins that may read responses; compared as browsers send them, in lower case. */
final class Origins {

  private final List<Pattern> patterns;

  Origins(List<String> origins) {
    this.patterns = origins.stream().map(Origins::pattern).toList();
  }

  boolean allow(String origin) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
  }

  /** A star stands for one or more whole labels, never for a part of one. */
  private static Pattern pattern(String origin) {
    if (origin.equals("*")) {
      return Pattern.compile(".*");
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    int star = lower.indexOf("*.");
    return star < 0
        ? Pattern.compile(Pattern.quote(lower))
        : Pattern.compile(
            Pattern.quote(lower.substring(0, star))
                + "([a-z0-9-]+\\.)+"
                + Pattern.quote(lower.substring(star + 2)));
  }
}
