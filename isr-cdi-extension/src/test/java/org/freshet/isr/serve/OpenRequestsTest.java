package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.freshet.isr.FakeClock;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {

  private final ManualBackground background = new ManualBackground(new FakeClock());
  private final OpenRequests requests = new OpenRequests(background);
  private int ran;

  private static Entry entry() {
    return new Entry(new Sequence(1, 0));
  }

  private Entry entered() {
    Entry entry = entry();
    requests.entered(entry);
    return entry;
  }

  private void await() {
    requests.whenEnded(() -> ran++);
    background.runAll();
  }

  private void leave(Entry entry) {
    requests.left(entry);
    background.runAll();
  }

  @Test
  void without_requests_there_is_nothing_to_wait_for() {
    await();

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_task_runs_behind_and_not_within_the_call() {
    requests.whenEnded(() -> ran++);

    assertThat(ran).isZero();
  }

  @Test
  void a_task_waits_for_the_last_of_the_requests() {
    Entry first = entered();
    Entry second = entered();
    await();
    leave(second);
    assertThat(ran).isZero();

    leave(first);
    assertThat(ran).isEqualTo(1);
  }

  @Test
  void requests_that_come_later_are_not_waited_for() {
    Entry before = entered();
    await();
    entered();
    leave(before);

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void requests_that_have_left_are_not_waited_for() {
    leave(entered());
    await();

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_request_that_nobody_knows_may_leave() {
    Entry known = entered();
    await();
    leave(entry());
    assertThat(ran).isZero();

    leave(known);
    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_request_that_does_not_end_is_waited_for_two_seconds() {
    entered();
    await();
    background.advance(Duration.ofMillis(1999));
    assertThat(ran).isZero();

    background.advance(Duration.ofMillis(1));
    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_task_runs_once_though_requests_end_and_time_is_over() {
    Entry entry = entered();
    await();
    leave(entry);
    leave(entry);
    background.advance(Duration.ofMinutes(1));

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void each_task_waits_for_itself() {
    Entry first = entered();
    await();
    Entry second = entered();
    await();
    leave(second);
    assertThat(ran).isZero();

    leave(first);
    assertThat(ran).isEqualTo(2);
  }

  @Test
  void requests_whose_end_nobody_sees_are_given_half_a_second() {
    requests.enteredUnseen();
    await();
    background.advance(Duration.ofMillis(499));
    assertThat(ran).isZero();

    background.advance(Duration.ofMillis(1));
    assertThat(ran).isEqualTo(1);
  }
}
