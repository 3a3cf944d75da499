package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifetimesTest {

  private static final Lifetimes LONG = new Lifetimes(60, 300, 3600, 86400);

  @Test
  void a_part_ends_freshness_and_leaves_the_windows_after_it() {
    assertThat(LONG.endedAfter(20, false)).isEqualTo(new Lifetimes(20, 20, 3600, 86400));
    assertThat(LONG.endedAfter(-5, false)).isEqualTo(new Lifetimes(0, 0, 3600, 86400));
  }

  @Test
  void a_part_never_lengthens() {
    assertThat(LONG.endedAfter(1000, false)).isEqualTo(LONG);
  }

  @Test
  void what_is_of_no_use_after_that_has_no_windows() {
    assertThat(LONG.endedAfter(10, true)).isEqualTo(new Lifetimes(10, 10, 0, 0));
    assertThat(LONG.endedAfter(0, true).retention()).isZero();
  }
}
