package org.freshet.bench.fresh;

import java.util.Locale;

/**
 * The figures of one server, and whether they are within their bounds.
 *
 * @param title which server, and how it was asked
 * @param fresh from each commit to the first fresh answer
 * @param renders what the page takes without the library
 * @param sightings how readers were answered meanwhile
 */
record FreshReport(String title, Delays fresh, Delays renders, Sightings sightings) {

  private static final double BOUND = 300;
  private static final double AIM = 100;

  boolean isKept() {
    return isSoonEnough() && waiting() == 0;
  }

  private boolean isSoonEnough() {
    return fresh.within(0.99) <= bound();
  }

  private double bound() {
    return BOUND + renders.within(0.5);
  }

  /** Readers who were not answered from store at once. */
  private int waiting() {
    return sightings.of("forwarded") + sightings.of("collapsed") + sightings.of("unknown");
  }

  String text() {
    StringBuilder out = new StringBuilder(title).append("\n\n");
    line(out, "%-34s %8s %8s %8s %8s\n", "milliseconds", "number", "p50", "p99", "most");
    spread(out, "commit to first fresh answer", fresh);
    spread(out, "one render, without the library", renders);
    line(out, "\n%-34s %8s\n", "answers to readers", "number");
    for (String kind : new String[] {"fresh hit", "stale hit", "forwarded", "collapsed"}) {
      line(out, "%-34s %8d\n", kind, sightings.of(kind));
    }
    line(
        out,
        "\np99 of commit to fresh = %.0f ms (bound 300 and one render, %.0f; aim %.0f): %s\n",
        fresh.within(0.99),
        bound(),
        AIM,
        isSoonEnough() ? "within" : "BROKEN");
    line(
        out,
        "readers who waited = %d of %d (bound 0): %s\n",
        waiting(),
        sightings.answers(),
        waiting() == 0 ? "within" : "BROKEN");
    return out.toString();
  }

  private static void spread(StringBuilder out, String row, Delays delays) {
    line(
        out,
        "%-34s %8d %8.1f %8.1f %8.1f\n",
        row,
        delays.size(),
        delays.within(0.5),
        delays.within(0.99),
        delays.within(1));
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
