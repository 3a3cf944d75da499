package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.essentials.config.Quota;
import org.junit.jupiter.api.Test;

class GcraTest {

  private static final long SECOND = 1_000_000_000L;

  /** Ten in ten seconds: one fills up each second. */
  private static final Quota TEN = new Quota(10, 10, 10);

  @Test
  void a_new_caller_may_come_as_often_at_once_as_a_burst_has() {
    long whole = 0;
    for (int left = 9; left >= 0; left--) {
      assertThat(Gcra.verdict(TEN, whole, 0)).isEqualTo(new Verdict(true, left, SECOND));
      whole = Gcra.counted(TEN, whole, 0);
    }

    assertThat(Gcra.verdict(TEN, whole, 0)).isEqualTo(new Verdict(false, 0, SECOND));
  }

  @Test
  void one_more_is_there_when_it_was_said_and_not_before() {
    long whole = 10 * SECOND;
    long half = SECOND / 2;

    assertThat(Gcra.verdict(TEN, whole, half)).isEqualTo(new Verdict(false, 0, half));
    assertThat(Gcra.verdict(TEN, whole, SECOND - 1).admitted()).isFalse();
    assertThat(Gcra.verdict(TEN, whole, SECOND)).isEqualTo(new Verdict(true, 0, SECOND));
  }

  @Test
  void after_a_rest_nobody_has_more_than_a_burst() {
    assertThat(Gcra.verdict(TEN, 0, 1000 * SECOND).remaining()).isEqualTo(9);
    assertThat(Gcra.counted(TEN, 0, 1000 * SECOND)).isEqualTo(1001 * SECOND);
  }

  @Test
  void a_burst_of_one_makes_an_even_pace() {
    Quota even = new Quota(10, 10, 1);
    long whole = Gcra.counted(even, 0, 0);

    assertThat(Gcra.verdict(even, whole, SECOND - 1).admitted()).isFalse();
    assertThat(Gcra.verdict(even, whole, SECOND).admitted()).isTrue();
  }

  @Test
  void what_is_not_counted_leaves_as_many_as_before() {
    assertThat(Gcra.uncounted(TEN, 0, 0)).isEqualTo(new Verdict(true, 10, SECOND));
    assertThat(Gcra.uncounted(TEN, 3 * SECOND, 0)).isEqualTo(new Verdict(true, 7, SECOND));
    assertThat(Gcra.uncounted(TEN, 10 * SECOND, 0)).isEqualTo(new Verdict(false, 0, SECOND));
  }

  @Test
  void whoever_is_told_to_wait_is_told_whole_seconds_and_never_too_few() {
    assertThat(new Verdict(false, 0, 1).waitSeconds()).isEqualTo(1);
    assertThat(new Verdict(false, 0, SECOND).waitSeconds()).isEqualTo(1);
    assertThat(new Verdict(false, 0, SECOND + 1).waitSeconds()).isEqualTo(2);
  }
}
