package org.freshet.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of all rows on one server, of each row as many.
 *
 * @param <R> what a row is called
 */
public final class Figures<R> {

  private final Map<R, List<Round>> rounds = new LinkedHashMap<>();

  /** One round more of a row. */
  public void add(R row, Round round) {
    rounds.computeIfAbsent(row, r -> new ArrayList<>()).add(round);
  }

  /** The middle of what a row came to. */
  public double median(R row, ToDoubleFunction<Round> figure) {
    return median(of(row).stream().mapToDouble(figure).toArray());
  }

  /**
   * The server's CPU time for one row as a multiple of that for another: compared within each
   * round, since what else the machine does changes from round to round; then the middle.
   */
  public double ratio(R row, R base) {
    List<Round> ours = of(row);
    List<Round> theirs = of(base);
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i).cpuMicros() / theirs.get(i).cpuMicros();
    }
    return median(ratios);
  }

  private List<Round> of(R row) {
    List<Round> all = rounds.get(row);
    if (all == null) {
      throw new IllegalStateException("there is no round of " + row);
    }
    return all;
  }

  /** The middle of some figures, or the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
