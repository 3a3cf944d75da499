package org.freshet.isr.admin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;

class RequestRateTest {

  private final FakeClock clock = new FakeClock();
  private final RequestRate rate = new RequestRate(clock);

  private long admitted(int asked) {
    return IntStream.range(0, asked).filter(i -> rate.secondsToWait() == 0).count();
  }

  @Test
  void so_many_are_admitted_at_once_and_no_more() {
    assertThat(admitted(1000)).isEqualTo(RequestRate.BURST);
    assertThat(rate.secondsToWait()).isEqualTo(1);
  }

  @Test
  void so_many_more_with_each_second() {
    admitted(1000);
    clock.advanceSeconds(1);

    assertThat(admitted(1000)).isEqualTo(RequestRate.PER_SECOND);
  }

  @Test
  void what_was_not_used_is_not_saved_up_beyond_the_burst() {
    clock.advance(Duration.ofDays(1));

    assertThat(admitted(1000)).isEqualTo(RequestRate.BURST);
  }

  @Test
  void who_asks_steadily_is_never_refused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.secondsToWait()).isZero();
      clock.advance(Duration.ofMillis(1000 / RequestRate.PER_SECOND));
    }
  }
}
