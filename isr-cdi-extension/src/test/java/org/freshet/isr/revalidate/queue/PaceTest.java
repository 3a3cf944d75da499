package org.freshet.isr.revalidate.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final FakeClock clock = new FakeClock();

  private Duration waitThenBegin(Pace pace) {
    Duration wait = pace.wait(clock.instant());
    clock.advance(wait);
    pace.begins(clock.instant());
    return wait;
  }

  @Test
  void without_a_rate_nobody_waits() {
    Pace pace = new Pace(0);

    for (int i = 0; i < 100; i++) {
      assertThat(waitThenBegin(pace)).isZero();
    }
  }

  @Test
  void the_first_begins_at_once_and_the_others_evenly_after_it() {
    Pace pace = new Pace(4);

    assertThat(waitThenBegin(pace)).isZero();
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(250));
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(250));
    clock.advance(Duration.ofMillis(100));
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(150));
  }

  @Test
  void what_a_timer_is_late_by_is_made_up_for() {
    Pace pace = new Pace(100);
    waitThenBegin(pace);
    clock.advance(Duration.ofMillis(30));

    assertThat(waitThenBegin(pace)).isZero();
    assertThat(waitThenBegin(pace)).isZero();
    assertThat(waitThenBegin(pace)).isZero();
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void a_rest_does_not_earn_a_burst() {
    Pace pace = new Pace(4);
    waitThenBegin(pace);
    clock.advance(Duration.ofHours(1));

    assertThat(waitThenBegin(pace)).isZero();
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(150));
    assertThat(waitThenBegin(pace)).isEqualTo(Duration.ofMillis(250));
  }
}
