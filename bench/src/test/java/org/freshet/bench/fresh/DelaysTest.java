package org.freshet.bench.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class DelaysTest {

  @Test
  void of_a_hundred_times_the_99th_is_the_99th() {
    Delays delays = new Delays();
    for (int i = 100; i >= 1; i--) {
      delays.add(i);
    }

    assertThat(delays.within(0.5)).isEqualTo(50);
    assertThat(delays.within(0.99)).isEqualTo(99);
    assertThat(delays.within(1)).isEqualTo(100);
  }

  @Test
  void of_one_time_it_is_that() {
    Delays delays = new Delays();
    delays.add(7);

    assertThat(delays.within(0.01)).isEqualTo(7);
    assertThat(delays.within(0.99)).isEqualTo(7);
  }

  @Test
  void of_none_there_is_no_figure() {
    assertThatIllegalStateException().isThrownBy(() -> new Delays().within(0.99));
  }
}
