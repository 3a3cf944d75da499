package org.freshet.bench.fresh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times in milliseconds, and how they are spread. */
final class Delays {

  private final List<Double> millis = new ArrayList<>();

  void add(double delay) {
    millis.add(delay);
  }

  int size() {
    return millis.size();
  }

  /**
   * The time that this share of all is within: the nearest rank.
   *
   * @param share above 0, at most 1
   */
  double within(double share) {
    if (millis.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
