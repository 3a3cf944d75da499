package org.freshet.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static Tally tally(Consumer<Tally> happens) {
    Tally tally = new Tally("Redis killed", 250);
    tally.plain(20_000_000);
    tally.answered("a page", 250_000_000);
    tally.recovered(0.5);
    happens.accept(tally);
    return tally;
  }

  @Test
  void a_fault_that_nobody_notices_is_as_promised() {
    Tally tally = tally(all -> {});

    assertThat(tally.isKept()).isTrue();
    assertThat(tally.row()).startsWith("Redis killed").contains("230 ms", "0.5 s").endsWith("s");
    assertThat(tally.examples()).isEmpty();
  }

  @Test
  void whatever_is_noticed_breaks_a_promise_and_is_told() {
    for (Consumer<Tally> noticed :
        List.<Consumer<Tally>>of(
            all -> all.error("what"),
            all -> all.stale("what"),
            all -> all.untracked("what"),
            all -> all.lost("what"))) {
      Tally tally = tally(noticed);

      assertThat(tally.isKept()).isFalse();
      assertThat(tally.row()).endsWith("BROKEN");
      assertThat(tally.examples()).singleElement().asString().contains("what");
    }
  }

  @Test
  void who_waits_for_more_than_one_time_out_breaks_it() {
    assertThat(tally(all -> all.answered("a page", 760_000_000)).isKept()).isTrue();
    assertThat(tally(all -> all.answered("a page", 800_000_000)).isKept()).isFalse();
    assertThat(
            tally(
                    all -> {
                      all.answered("a page", 800_000_000);
                      all.plain(100_000_000);
                    })
                .isKept())
        .as("where everything was slow")
        .isTrue();
  }

  @Test
  void recovery_that_takes_long_or_never_comes_breaks_it() {
    assertThat(tally(all -> all.recovered(10.1)).isKept()).isFalse();
    assertThat(new Tally("x", 250).isKept()).isFalse();
    assertThat(new Tally("x", 250).row()).contains("never");
  }
}
