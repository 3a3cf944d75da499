package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.serve.SingleFlight.Boarding;
import org.freshet.isr.serve.SingleFlight.Landing;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SingleFlightTest {

  private static final Sequence PIN = new Sequence(1, 7);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final SingleFlight flights = new SingleFlight();

  @Test
  void the_first_leads_and_the_others_join() {
    Boarding first = flights.board("a", PIN);
    Boarding second = flights.board("a", PIN);

    assertThat(first.leads()).isTrue();
    assertThat(second.leads()).isFalse();
    assertThat(second.flight()).isSameAs(first.flight());
  }

  @Test
  void a_flight_is_under_way_until_it_lands() {
    assertThat(flights.isUnderWay("a")).isFalse();
    Boarding leader = flights.board("a", PIN);
    assertThat(flights.isUnderWay("a")).isTrue();
    leader.flight().land(Landing.STORED);
    assertThat(flights.isUnderWay("a")).isFalse();
  }

  @Test
  void each_key_has_a_flight_of_its_own() {
    Boarding first = flights.board("a", PIN);
    Boarding other = flights.board("b", PIN);

    assertThat(other.leads()).isTrue();
    assertThat(other.flight()).isNotSameAs(first.flight());
  }

  @ParameterizedTest
  @EnumSource(names = "OVERDUE", mode = EnumSource.Mode.EXCLUDE)
  void those_who_wait_learn_how_it_ended(Landing how) {
    Boarding leader = flights.board("a", PIN);
    Boarding other = flights.board("a", PIN);
    leader.flight().land(how);

    assertThat(other.flight().await(LONG)).isEqualTo(how);
    assertThat(other.flight().await(AT_ONCE)).isEqualTo(how);
  }

  @Test
  void only_the_first_landing_counts() {
    Boarding leader = flights.board("a", PIN);
    leader.flight().land(Landing.STORED);
    leader.flight().land(Landing.NOT_SHARED);

    assertThat(leader.flight().await(AT_ONCE)).isEqualTo(Landing.STORED);
  }

  @Test
  void whoever_comes_after_the_landing_leads_anew() {
    flights.board("a", PIN).flight().land(Landing.STORED);

    assertThat(flights.board("a", PIN).leads()).isTrue();
  }

  @Test
  void a_late_landing_does_not_end_the_next_flight() {
    Boarding first = flights.board("a", PIN);
    first.flight().land(Landing.STORED);
    Boarding second = flights.board("a", PIN);
    first.flight().land(Landing.FAILED);

    assertThat(flights.board("a", PIN).flight()).isSameAs(second.flight());
  }

  @Test
  void after_a_fence_nobody_joins_what_is_under_way() {
    Boarding before = flights.board("a", PIN);
    flights.fence();
    Boarding after = flights.board("a", PIN);

    assertThat(after.leads()).isTrue();
    before.flight().land(Landing.STORED);
    assertThat(flights.board("a", PIN).flight()).isSameAs(after.flight());
  }

  @Test
  void those_who_waited_before_a_fence_still_learn_how_it_ended() {
    Boarding before = flights.board("a", PIN);
    Boarding waiting = flights.board("a", PIN);
    flights.fence();
    before.flight().land(Landing.STORED);

    assertThat(waiting.flight().await(AT_ONCE)).isEqualTo(Landing.STORED);
  }

  @Test
  void patience_ends_and_the_next_one_begins_anew() {
    Boarding lost = flights.board("a", PIN);

    assertThat(lost.flight().await(AT_ONCE)).isEqualTo(Landing.OVERDUE);
    assertThat(flights.board("a", PIN).leads()).isTrue();
  }

  @Test
  void patience_that_ends_late_does_not_end_the_next_flight() {
    Boarding lost = flights.board("a", PIN);
    lost.flight().await(AT_ONCE);
    Boarding next = flights.board("a", PIN);
    lost.flight().await(AT_ONCE);

    assertThat(flights.board("a", PIN).flight()).isSameAs(next.flight());
  }

  @Test
  void patience_may_be_longer_than_can_be_counted_in_nanoseconds() {
    Boarding leader = flights.board("a", PIN);
    leader.flight().land(Landing.STORED);

    assertThat(leader.flight().await(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Landing.STORED);
  }

  @Test
  void an_interrupted_thread_stops_waiting_and_stays_interrupted() {
    Boarding leader = flights.board("a", PIN);
    Thread.currentThread().interrupt();

    assertThat(leader.flight().await(LONG)).isEqualTo(Landing.OVERDUE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(flights.board("a", PIN).leads()).isFalse();
  }

  @Test
  void many_threads_have_one_leader_and_all_learn_how_it_ended() throws Exception {
    int threads = 16;
    CountDownLatch boarded = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Landing>> landings = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        landings.add(
            pool.submit(
                () -> {
                  Boarding boarding = flights.board("a", PIN);
                  boarded.countDown();
                  if (boarding.leads()) {
                    boarded.await();
                    boarding.flight().land(Landing.NOT_SHARED);
                    return Landing.STORED;
                  }
                  return boarding.flight().await(LONG);
                }));
      }
      List<Landing> ends = new ArrayList<>();
      for (Future<Landing> landing : landings) {
        ends.add(landing.get(1, TimeUnit.MINUTES));
      }

      assertThat(ends).filteredOn(end -> end == Landing.STORED).hasSize(1);
      assertThat(ends).filteredOn(end -> end == Landing.NOT_SHARED).hasSize(threads - 1);
    } finally {
      pool.shutdownNow();
    }
  }
}
