package org.freshet.partstream.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long parts took lately, by their names. Parts of two resources with one name share what is
 * known, which is a guess anyway. Thread-safe.
 */
final class Durations {

  static final long QUICK = Duration.ofNanos(500_000).toNanos();

  /** What one call can do to the average: twice in a row too long, and a part is quick no more. */
  private static final long LONGEST = 4 * QUICK;

  /** Built plans may make up names without end. */
  private static final int MOST_NAMES = 1_000;

  private static final int WEIGHT = 8;

  private final Map<String, AtomicLong> averages = new ConcurrentHashMap<>();

  /** Whether a part took little time of late; one that has hardly run yet did not. */
  boolean areQuick(String name) {
    AtomicLong average = averages.get(name);
    return average != null && average.get() < QUICK;
  }

  /** A part has ended after so many nanoseconds. Of two that end at once one may be lost. */
  void note(String name, long nanos) {
    long one = Math.min(nanos, LONGEST);
    AtomicLong average = averages.get(name);
    if (average != null) {
      long known = average.get();
      average.set(known + (one - known) / WEIGHT);
    } else if (averages.size() < MOST_NAMES) {
      averages.putIfAbsent(name, new AtomicLong(LONGEST));
    }
  }
}
