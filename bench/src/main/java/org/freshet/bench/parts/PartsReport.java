package org.freshet.bench.parts;

import java.util.Locale;
import java.util.Map;
import org.freshet.bench.run.Figures;
import org.freshet.bench.run.Round;

/** The figures of one server as a table, and what they come to. */
final class PartsReport {

  /** A page costs at most so many times as much as a plain resource. */
  static final double MOST = 1.6;

  private static final double AIM = 1.25;

  private PartsReport() {}

  static boolean isKept(Figures<PartsRow> figures) {
    return figures.ratio(PartsRow.FIRST, PartsRow.PLAIN) <= MOST
        && figures.ratio(PartsRow.NEXT, PartsRow.PLAIN) <= MOST;
  }

  /**
   * The table.
   *
   * @param cursors the characters of a cursor, by how many parts there are
   */
  static String of(String title, Figures<PartsRow> figures, Map<Integer, Integer> cursors) {
    StringBuilder out = new StringBuilder(title).append("\n\n");
    line(out, "%-42s %11s %11s\n", "", "CPU us/req", "requests/s");
    for (PartsRow row : PartsRow.values()) {
      line(
          out,
          "%-42s %11.1f %11.0f\n",
          row.title,
          figures.median(row, Round::cpuMicros),
          figures.median(row, Round::perSecond));
    }
    out.append('\n');
    bound(out, "first page / plain resource", figures.ratio(PartsRow.FIRST, PartsRow.PLAIN));
    bound(out, "page by cursor / plain resource", figures.ratio(PartsRow.NEXT, PartsRow.PLAIN));
    line(out, "one part / plain = %.2f\n", figures.ratio(PartsRow.ONE, PartsRow.PLAIN_ONE));
    line(out, "ten parts / plain = %.2f\n", figures.ratio(PartsRow.TEN, PartsRow.PLAIN_TEN));
    line(
        out,
        "two parts / plain, read from nowhere = %.2f\n",
        figures.ratio(PartsRow.MADE, PartsRow.PLAIN_MADE));
    cursors.forEach(
        (parts, characters) -> line(out, "a cursor over %d parts = %d bytes\n", parts, characters));
    return out.toString();
  }

  private static void bound(StringBuilder out, String what, double ratio) {
    line(
        out,
        "%s = %.2f (bound %.2f, aim %.2f): %s\n",
        what,
        ratio,
        MOST,
        AIM,
        ratio <= MOST ? "within" : "BROKEN");
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
