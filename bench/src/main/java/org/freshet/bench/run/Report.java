package org.freshet.bench.run;

import java.util.Locale;

/** The figures of one server as a table, and what they come to. */
final class Report {

  private Report() {}

  static String of(String title, Figures<Row> figures) {
    StringBuilder out = new StringBuilder(title).append("\n\n");
    line(out, "%-42s %11s %11s\n", "", "CPU us/req", "requests/s");
    for (Row row : Row.values()) {
      line(
          out,
          "%-42s %11.1f %11.0f\n",
          row.title,
          figures.median(row, Round::cpuMicros),
          figures.median(row, Round::perSecond));
    }
    out.append('\n');
    for (Bound bound : Bound.ALL) {
      out.append(bound.verdict(figures)).append('\n');
    }
    line(out, "hit behind / limit = %.2f\n", figures.ratio(Row.BEHIND, Row.LIMIT));
    line(
        out,
        "miss / bare, read from nowhere = %.2f\n",
        figures.ratio(Row.MISS_MADE, Row.BARE_MADE));
    line(out, "flood / bare resource = %.2f\n", figures.ratio(Row.FLOOD, Row.BARE));
    line(out, "bare resource / front hit = %.2f\n", figures.ratio(Row.BARE, Row.FRONT));
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
