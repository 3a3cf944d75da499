package org.freshet.isr.admin.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.admin.operate.ActionLog.Action;
import org.junit.jupiter.api.Test;

class ActionLogTest {

  private final FakeClock clock = new FakeClock();
  private final ActionLog log = new ActionLog(clock);

  @Test
  void the_latest_come_first() {
    log.done("ada", "expire tags book:7", "raise 1");
    log.refused("eve", "/expire", "cross-site");

    assertThat(log.latest())
        .containsExactly(
            new Action(clock.instant(), "eve", "/expire", "refused: cross-site"),
            new Action(clock.instant(), "ada", "expire tags book:7", "raise 1"));
  }

  @Test
  void nobody_writes_a_line_of_their_own() {
    log.done("ada\nISR0100: forged", "warm \u2028\u202e/x\u0000", "b".repeat(1000));

    Action action = log.latest().get(0);
    assertThat(action.who()).isEqualTo("ada?ISR0100: forged");
    assertThat(action.what()).isEqualTo("warm ??/x?");
    assertThat(action.outcome()).hasSize(503);
  }

  @Test
  void old_ones_are_forgotten() {
    IntStream.range(0, 500).forEach(i -> log.done("ada", "warm", "status " + i));

    assertThat(log.latest()).hasSize(200);
    assertThat(log.latest().get(0).outcome()).isEqualTo("status 499");
  }
}
