package org.freshet.isr.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private static final long TWO_MINUTES = Duration.ofMinutes(2).toNanos();

  private final Histogram histogram = new Histogram();

  private Latency latency() {
    return Latency.of(histogram.counts());
  }

  @Property
  void a_duration_is_known_to_an_eighth_and_never_told_too_short(
      @ForAll @LongRange(min = 1024, max = 120_000_000_000L) long nanos) {
    long end = Histogram.end(Histogram.bucket(nanos));

    assertThat(end).isGreaterThan(nanos).isLessThanOrEqualTo(nanos + nanos / 8 + 1);
  }

  @Test
  void buckets_follow_each_other_without_a_gap() {
    for (int bucket = 0; bucket < Histogram.BUCKETS - 1; bucket++) {
      assertThat(Histogram.bucket(Histogram.end(bucket))).isEqualTo(bucket + 1);
      assertThat(Histogram.bucket(Histogram.end(bucket) - 1)).isEqualTo(bucket);
    }
  }

  @Test
  void what_is_too_short_or_too_long_is_counted_at_the_ends() {
    assertThat(Histogram.bucket(-5)).isZero();
    assertThat(Histogram.bucket(0)).isZero();
    assertThat(Histogram.bucket(10 * TWO_MINUTES)).isEqualTo(Histogram.BUCKETS - 1);
    assertThat(Histogram.bucket(Long.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
  }

  @Test
  void without_a_duration_there_is_no_percentile() {
    assertThat(latency()).isEqualTo(new Latency(0, 0, 0, 0));
  }

  @Test
  void percentiles_are_told_in_microseconds() {
    for (int millis = 1; millis <= 100; millis++) {
      histogram.record(Duration.ofMillis(millis).toNanos());
    }

    Latency latency = latency();
    assertThat(latency.count()).isEqualTo(100);
    assertThat(latency.p50()).isBetween(50_000L, 57_000L);
    assertThat(latency.p90()).isBetween(90_000L, 102_000L);
    assertThat(latency.p99()).isBetween(99_000L, 112_000L);
  }

  @Test
  void of_one_duration_every_percentile_is_that_one() {
    histogram.record(Duration.ofMillis(3).toNanos());

    assertThat(latency().p50()).isEqualTo(latency().p99()).isBetween(3_000L, 3_375L);
  }
}
