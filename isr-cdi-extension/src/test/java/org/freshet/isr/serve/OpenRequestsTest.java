package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.FakeClock;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.ManualBackground;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {

  private final ManualBackground background = new ManualBackground(new FakeClock());
  private final OpenRequests requests = new OpenRequests(background);
  private int ran;

  private void await() {
    requests.whenEnded(() -> ran++);
    background.runAll();
  }

  private void leave(OpenRequests.Wave wave) {
    requests.left(wave);
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
    OpenRequests.Wave first = requests.entered();
    OpenRequests.Wave second = requests.entered();
    await();
    leave(second);
    assertThat(ran).isZero();

    leave(first);
    assertThat(ran).isEqualTo(1);
  }

  @Test
  void requests_that_come_later_are_not_waited_for() {
    OpenRequests.Wave before = requests.entered();
    await();
    requests.entered();
    leave(before);

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void requests_that_have_left_are_not_waited_for() {
    leave(requests.entered());
    await();

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_request_that_does_not_end_is_waited_for_two_seconds() {
    requests.entered();
    await();
    background.advance(Duration.ofMillis(1999));
    assertThat(ran).isZero();

    background.advance(Duration.ofMillis(1));
    assertThat(ran).isEqualTo(1);
  }

  @Test
  void a_task_runs_once_though_requests_end_and_time_is_over() {
    OpenRequests.Wave entry = requests.entered();
    await();
    leave(entry);
    background.advance(Duration.ofMinutes(1));

    assertThat(ran).isEqualTo(1);
  }

  @Test
  void each_task_waits_for_itself() {
    OpenRequests.Wave first = requests.entered();
    await();
    OpenRequests.Wave second = requests.entered();
    await();
    leave(second);
    assertThat(ran).isZero();

    leave(first);
    assertThat(ran).isEqualTo(2);
  }

  @Test
  void what_is_slow_is_waited_for_by_all_that_come_after_it() {
    OpenRequests.Wave slow = requests.entered();
    await();
    leave(requests.entered());
    await();
    assertThat(ran).isZero();

    leave(slow);
    assertThat(ran).isEqualTo(2);
  }

  @Test
  void none_is_missed_and_no_task_forgotten_though_many_come_and_go_meanwhile() throws Exception {
    OpenRequests busy = new OpenRequests(new Direct());
    AtomicInteger early = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> visitors = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      visitors.add(threads.submit(() -> visit(busy, 20_000)));
    }
    for (int i = 0; i < 2_000; i++) {
      OpenRequests.Wave own = busy.entered();
      AtomicBoolean underWay = new AtomicBoolean(true);
      busy.whenEnded(
          () -> {
            done.incrementAndGet();
            if (underWay.get()) {
              early.incrementAndGet();
            }
          });
      underWay.set(false);
      busy.left(own);
    }
    for (Future<?> visitor : visitors) {
      visitor.get();
    }
    threads.shutdown();

    assertThat(early).hasValue(0);
    assertThat(done).hasValue(2_000);
  }

  private static void visit(OpenRequests busy, int times) {
    for (int i = 0; i < times; i++) {
      busy.left(busy.entered());
    }
  }

  /** Runs at once, and never later: whatever is not told by those who leave is not told. */
  private static final class Direct implements Background {

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void schedule(Runnable task, Duration delay) {}
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
