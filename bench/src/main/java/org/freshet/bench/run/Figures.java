package org.freshet.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of all rows on one server, of each row as many. */
final class Figures {

  private final Map<Row, List<Round>> rounds = new EnumMap<>(Row.class);

  void add(Row row, Round round) {
    rounds.computeIfAbsent(row, r -> new ArrayList<>()).add(round);
  }

  /** The middle of what a row came to. */
  double median(Row row, ToDoubleFunction<Round> figure) {
    return median(of(row).stream().mapToDouble(figure).toArray());
  }

  /**
   * The server's CPU time for one row as a multiple of that for another: compared within each
   * round, since what else the machine does changes from round to round; then the middle.
   */
  double ratio(Row row, Row base) {
    List<Round> ours = of(row);
    List<Round> theirs = of(base);
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i).cpuMicros() / theirs.get(i).cpuMicros();
    }
    return median(ratios);
  }

  private List<Round> of(Row row) {
    List<Round> all = rounds.get(row);
    if (all == null) {
      throw new IllegalStateException("there is no round of " + row);
    }
    return all;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
