package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitsTest {

  private final FakeClock clock = new FakeClock();
  private final Visits visits = new Visits(clock, new Random(7)::nextInt);

  private void visit(String key, int times) {
    for (int i = 0; i < times; i++) {
      visits.visited(key);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 16, 20})
  void few_visits_are_counted_exactly(int times) {
    visit("a", times);

    assertThat(visits.of("a")).isEqualTo(times);
    assertThat(visits.of("b")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 5_000, 1_000_000})
  void many_visits_are_counted_nearly(int times) {
    visit("a", times);

    assertThat(visits.of("a")).isCloseTo(times, Percentage.withPercentage(60));
  }

  @Test
  void visits_without_end_are_counted_up_to_a_bound() {
    Visits lucky = new Visits(clock, () -> 0);
    for (int i = 0; i < 100_000; i++) {
      lucky.visited("a");
    }
    int most = lucky.of("a");
    lucky.visited("a");

    assertThat(lucky.of("a")).isEqualTo(most).isPositive();
  }

  @Test
  void a_visit_counts_half_after_its_half_life() {
    visit("a", 12);
    clock.advance(Visits.HALF_LIFE.minusNanos(1));
    assertThat(visits.of("a")).isEqualTo(12);

    clock.advance(Visits.HALF_LIFE);
    assertThat(visits.of("a")).isEqualTo(6);
    clock.advance(Visits.HALF_LIFE.multipliedBy(2));
    assertThat(visits.of("a")).isEqualTo(1);
  }

  @Test
  void a_page_that_was_hot_long_ago_is_cold() {
    visit("a", 1_000_000);
    clock.advance(Visits.HALF_LIFE.multipliedBy(10_000));

    assertThat(visits.of("a")).isZero();
    visit("a", 3);
    assertThat(visits.of("a")).isEqualTo(3);
  }
}
