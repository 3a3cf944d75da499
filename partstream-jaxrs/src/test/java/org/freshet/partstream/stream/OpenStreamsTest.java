package org.freshet.partstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final AtomicLong now = new AtomicLong(1);
  private final OpenStreams open = new OpenStreams(3, 2, () -> clock, now::get);

  @AfterEach
  void end() {
    clock.shutdownNow();
  }

  /** Counts what it is told. */
  private static final class Counting implements OpenStreams.Guest {

    private final CountDownLatch beats = new CountDownLatch(3);
    private final AtomicInteger left = new AtomicInteger();

    @Override
    public void beat() {
      beats.countDown();
    }

    @Override
    public void leave() {
      left.incrementAndGet();
    }
  }

  private static void isRefused(OpenStreams open, String caller, int status) {
    assertThatThrownBy(() -> open.take(caller))
        .isInstanceOfSatisfying(
            StreamsFullException.class,
            full -> assertThat(full.problem().status()).isEqualTo(status));
  }

  @Test
  void a_caller_and_all_together_have_so_many() throws StreamsFullException {
    OpenStreams.Seat first = open.take("ada");
    open.take("ada");
    isRefused(open, "ada", 429);
    open.take("bob");
    isRefused(open, "bob", 503);

    first.free();
    first.free();
    assertThat(open.count()).isEqualTo(2);
    open.take("ada");
    isRefused(open, "eve", 503);
  }

  @Test
  void who_sits_is_told_of_the_time_and_of_the_end() throws Exception {
    Counting guest = new Counting();
    assertThat(open.take("ada").sit(guest)).isTrue();

    assertThat(guest.beats.await(20, TimeUnit.SECONDS)).isTrue();
    open.end();
    assertThat(guest.left).hasValue(1);
  }

  @Test
  void one_that_cannot_go_on_leaves_and_the_others_do_go_on() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    open.take("ada")
        .sit(
            new OpenStreams.Guest() {
              @Override
              public void beat() {
                throw new IllegalStateException("broken");
              }

              @Override
              public void leave() {
                left.countDown();
              }
            });
    Counting guest = new Counting();
    open.take("bob").sit(guest);

    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(guest.beats.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_seat_that_nobody_sits_down_on_is_free_after_half_a_minute() throws StreamsFullException {
    OpenStreams.Seat seat = open.take("ada");
    now.addAndGet(Duration.ofSeconds(31).toNanos());

    long end = System.nanoTime() + 20_000_000_000L;
    while (open.count() > 0) {
      assertThat(System.nanoTime()).as("still taken").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(seat.sit(new Counting())).isFalse();
  }
}
