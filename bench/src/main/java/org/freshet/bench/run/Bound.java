package org.freshet.bench.run;

import java.util.List;
import java.util.Locale;

/**
 * How much more a row may cost than another.
 *
 * @param title what is compared
 * @param row what is bounded
 * @param base what it is compared with
 * @param most the highest ratio that is within
 * @param aim the ratio that is wanted
 */
record Bound(String title, Row row, Row base, double most, double aim) {

  static final List<Bound> ALL =
      List.of(
          new Bound("front hit / limit", Row.FRONT, Row.LIMIT, 1.5, 1.15),
          new Bound("miss / bare resource", Row.MISS, Row.BARE, 1.25, 1.10));

  boolean isKept(Figures<Row> figures) {
    return figures.ratio(row, base) <= most;
  }

  /** {@code front hit / limit = 1.12 (bound 1.50, aim 1.15): within}. */
  String verdict(Figures<Row> figures) {
    return String.format(
        Locale.ROOT,
        "%s = %.2f (bound %.2f, aim %.2f): %s",
        title,
        figures.ratio(row, base),
        most,
        aim,
        isKept(figures) ? "within" : "BROKEN");
  }
}
