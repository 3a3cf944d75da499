package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private final SteadyClock clock = new SteadyClock();

  @Test
  void it_never_goes_back() {
    Instant before = clock.instant();
    for (int i = 0; i < 10_000; i++) {
      Instant now = clock.instant();
      assertThat(now).isAfterOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void it_never_falls_behind_the_clock_on_the_wall() {
    for (int i = 0; i < 1000; i++) {
      Instant wall = Instant.now();
      assertThat(clock.instant()).isAfterOrEqualTo(wall);
    }
  }

  @Test
  void it_goes_with_the_clock_on_the_wall_while_that_is_left_alone() {
    assertThat(Duration.between(Instant.now(), clock.instant())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void a_clock_on_the_wall_that_is_put_back_does_not_take_it_along() {
    Instant[] wall = {Instant.parse("2026-11-27T12:00:00Z")};
    SteadyClock told = new SteadyClock(() -> wall[0]);

    wall[0] = wall[0].plus(Duration.ofMinutes(5));
    assertThat(told.instant()).isEqualTo(wall[0]);
    Instant latest = told.instant();
    wall[0] = wall[0].minus(Duration.ofHours(1));
    assertThat(told.instant()).isEqualTo(latest);
  }
}
