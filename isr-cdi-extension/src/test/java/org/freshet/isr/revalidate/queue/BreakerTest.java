package org.freshet.isr.revalidate.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.RenewalSummary;
import org.junit.jupiter.api.Test;

/** Three failures, and then a pause of ten seconds. */
class BreakerTest {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final Breaker breaker = new Breaker(3, PAUSE);

  private boolean fail(String key) {
    return breaker.failed(key, clock.instant());
  }

  private boolean allows() {
    return breaker.allows(clock.instant());
  }

  private void open() {
    fail("a");
    fail("b");
    assertThat(fail("c")).isTrue();
  }

  @Test
  void opens_when_so_many_pages_failed_one_after_the_other() {
    assertThat(fail("a")).isFalse();
    assertThat(fail("b")).isFalse();
    assertThat(allows()).isTrue();
    assertThat(fail("c")).isTrue();

    assertThat(allows()).isFalse();
    assertThat(breaker.wait(clock.instant())).isEqualTo(PAUSE);
    assertThat(breaker.state()).isEqualTo(RenewalSummary.Breaker.OPEN);
    assertThat(breaker.openUntil()).isEqualTo(clock.instant().plus(PAUSE));
  }

  @Test
  void counts_a_page_that_fails_again_and_again_once() {
    for (int i = 0; i < 10; i++) {
      assertThat(fail("a")).isFalse();
    }
    assertThat(allows()).isTrue();
  }

  @Test
  void begins_to_count_anew_when_a_page_is_renewed() {
    fail("a");
    fail("b");
    assertThat(breaker.succeeded()).isFalse();

    assertThat(fail("c")).isFalse();
    assertThat(allows()).isTrue();
  }

  @Test
  void learns_nothing_from_a_page_that_was_not_asked_for() {
    fail("a");
    fail("b");
    breaker.learnedNothing();

    assertThat(fail("c")).isTrue();
  }

  @Test
  void lets_one_page_be_tried_after_the_pause() {
    open();
    clock.advance(PAUSE.minusNanos(1));
    assertThat(allows()).isFalse();
    clock.advance(Duration.ofNanos(1));
    assertThat(allows()).isTrue();

    breaker.asks();
    assertThat(allows()).isFalse();
    assertThat(breaker.wait(clock.instant())).isNull();
    assertThat(breaker.state()).isEqualTo(RenewalSummary.Breaker.PROBING);
    assertThat(breaker.openUntil()).isNull();
  }

  @Test
  void closes_when_that_page_is_renewed() {
    open();
    clock.advance(PAUSE);
    breaker.asks();

    assertThat(breaker.succeeded()).isTrue();
    assertThat(allows()).isTrue();
    assertThat(breaker.state()).isEqualTo(RenewalSummary.Breaker.CLOSED);
    assertThat(fail("a")).isFalse();
  }

  @Test
  void stays_open_when_that_page_fails_too() {
    open();
    clock.advance(PAUSE);
    breaker.asks();

    assertThat(fail("d")).isFalse();
    assertThat(allows()).isFalse();
    assertThat(breaker.openUntil()).isEqualTo(clock.instant().plus(PAUSE));
  }

  @Test
  void lets_another_page_be_tried_when_nothing_was_learned_of_that_one() {
    open();
    clock.advance(PAUSE);
    breaker.asks();
    breaker.learnedNothing();

    assertThat(allows()).isTrue();
    assertThat(breaker.state()).isEqualTo(RenewalSummary.Breaker.OPEN);
  }

  @Test
  void never_opens_where_it_is_switched_off() {
    Breaker off = new Breaker(0, PAUSE);
    for (int i = 0; i < 100; i++) {
      assertThat(off.failed("p" + i, clock.instant())).isFalse();
    }
    assertThat(off.allows(clock.instant())).isTrue();
  }
}
