package org.freshet.isr.meter;

/**
 * How long something took, in microseconds: half of all durations were shorter than {@code p50}. A
 * percentile is exact to an eighth and errs upwards; all are 0 if nothing was measured.
 *
 * @param count how many durations were measured
 * @param p50 the median
 * @param p90 what nine of ten fell below
 * @param p99 what 99 of 100 fell below
 */
public record Latency(long count, long p50, long p90, long p99) {

  static Latency of(long[] buckets) {
    long count = 0;
    for (long bucket : buckets) {
      count += bucket;
    }
    return new Latency(
        count, micros(buckets, count, 50), micros(buckets, count, 90), micros(buckets, count, 99));
  }

  private static long micros(long[] buckets, long count, int percent) {
    if (count == 0) {
      return 0;
    }
    // Rounded up: the median of three is the second.
    long rank = (count * percent + 99) / 100;
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= rank) {
        return (Histogram.end(i) + 999) / 1000;
      }
    }
    throw new IllegalStateException("fewer durations than were counted");
  }
}
