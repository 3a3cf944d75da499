package org.freshet.isr.meter;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations in buckets: eight for each doubling from a microsecond to two minutes, so that a
 * duration is known to an eighth of itself. Recording allocates nothing and takes no lock.
 * Thread-safe.
 */
final class Histogram {

  private static final int FIRST = 10; // 2^10 ns, about a microsecond
  private static final int LAST = 36; // 2^37 ns, about two minutes
  private static final int PARTS = 3; // 2^3 buckets for each doubling
  static final int BUCKETS = 1 + ((LAST - FIRST + 1) << PARTS);

  private final LongAdder[] counts = new LongAdder[BUCKETS];

  Histogram() {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = new LongAdder();
    }
  }

  void record(long nanos) {
    counts[bucket(nanos)].increment();
  }

  /** How many durations fell into each bucket so far. */
  long[] counts() {
    long[] now = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      now[i] = counts[i].sum();
    }
    return now;
  }

  static int bucket(long nanos) {
    if (nanos < 1L << FIRST) {
      return 0;
    }
    int doubling = 63 - Long.numberOfLeadingZeros(nanos);
    if (doubling > LAST) {
      return BUCKETS - 1;
    }
    int part = (int) (nanos >>> doubling - PARTS) & (1 << PARTS) - 1;
    return 1 + (doubling - FIRST << PARTS) + part;
  }

  /** The end of a bucket in nanoseconds: no duration in it is as long. */
  static long end(int bucket) {
    if (bucket == 0) {
      return 1L << FIRST;
    }
    int doubling = FIRST + (bucket - 1 >> PARTS);
    int part = bucket - 1 & (1 << PARTS) - 1;
    return (1L << doubling) + ((part + 1L) << doubling - PARTS);
  }
}
