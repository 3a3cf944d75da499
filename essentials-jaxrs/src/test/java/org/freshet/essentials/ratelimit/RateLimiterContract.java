package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.essentials.config.Quota;
import org.junit.jupiter.api.Test;

/** What every memory of limits must hold to. */
abstract class RateLimiterContract {

  private static final int THREADS = 16;

  /** A new one that remembers nothing. */
  abstract RateLimiter limiter();

  /** Lets time pass for all of them. */
  abstract void pass(Duration time);

  /** How much time has passed for them, by whatever clock they have. */
  abstract Duration now();

  @Test
  void sixteen_threads_get_as_many_as_the_limit_has_in_each_of_ten_windows() throws Exception {
    RateLimiter limiter = limiter();
    Quota quota = new Quota(100, 60, 100);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int window = 0; window < 10; window++) {
        Duration began = now();
        int admitted = admitted(limiter, quota, threads);
        // Where time goes on by itself, so does what fills up.
        int filled = (int) now().minus(began).dividedBy(Duration.ofMillis(600));
        assertThat(admitted).as("window %d", window).isBetween(100, 100 + filled);
        pass(Duration.ofSeconds(60));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twelve_steady_requests_a_minute_are_never_refused() throws Exception {
    RateLimiter limiter = limiter();
    List<Claim> claims =
        List.of(
            new Claim("sustained a", new Quota(100, 60, 100)),
            new Claim("burst a", new Quota(10, 10, 10)));

    for (int i = 0; i < 600; i++) {
      assertThat(limiter.admit(claims)).allMatch(Verdict::admitted);
      pass(Duration.ofSeconds(5));
    }
  }

  @Test
  void hammering_does_not_put_off_the_next_one() throws Exception {
    RateLimiter limiter = limiter();
    List<Claim> claim = List.of(new Claim("a", new Quota(1, 10, 1)));
    assertThat(limiter.admit(claim).get(0).admitted()).isTrue();

    for (int i = 0; i < 99; i++) {
      pass(Duration.ofMillis(100));
      assertThat(limiter.admit(claim).get(0).admitted()).isFalse();
    }
    pass(Duration.ofMillis(100));
    assertThat(limiter.admit(claim).get(0).admitted()).isTrue();
  }

  @Test
  void callers_and_limits_do_not_take_from_each_other() throws Exception {
    RateLimiter limiter = limiter();
    Quota one = new Quota(1, 60, 1);

    for (String key : List.of("x a", "x b", "y a")) {
      assertThat(limiter.admit(List.of(new Claim(key, one))).get(0).admitted()).isTrue();
      assertThat(limiter.admit(List.of(new Claim(key, one))).get(0).admitted()).isFalse();
    }
  }

  @Test
  void a_request_that_one_limit_refuses_costs_the_others_nothing() throws Exception {
    RateLimiter limiter = limiter();
    Claim wide = new Claim("wide", new Quota(5, 60, 5));
    Claim narrow = new Claim("narrow", new Quota(1, 60, 1));
    assertThat(limiter.admit(List.of(wide, narrow))).allMatch(Verdict::admitted);

    for (int i = 0; i < 10; i++) {
      List<Verdict> refused = limiter.admit(List.of(wide, narrow));
      assertThat(refused.get(0).admitted()).isTrue();
      assertThat(refused.get(0).remaining()).isEqualTo(4);
      assertThat(refused.get(1).admitted()).isFalse();
      assertThat(refused.get(1).remaining()).isZero();
    }
    assertThat(limiter.admit(List.of(wide)).get(0).remaining()).isEqualTo(3);
  }

  @Test
  void says_what_is_left_and_when_there_is_more() throws Exception {
    RateLimiter limiter = limiter();
    List<Claim> claim = List.of(new Claim("a", new Quota(2, 10, 2)));

    assertThat(limiter.admit(claim).get(0).remaining()).isEqualTo(1);
    assertThat(limiter.admit(claim).get(0).remaining()).isZero();
    Verdict refused = limiter.admit(claim).get(0);
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.waitSeconds()).isEqualTo(5);
    pass(Duration.ofSeconds(5));
    assertThat(limiter.admit(claim).get(0).admitted()).isTrue();
  }

  private static int admitted(RateLimiter limiter, Quota quota, ExecutorService threads)
      throws Exception {
    AtomicInteger admitted = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<Void> work =
        () -> {
          start.await();
          for (int i = 0; i < 50; i++) {
            if (limiter.admit(List.of(new Claim("a", quota))).get(0).admitted()) {
              admitted.incrementAndGet();
            }
          }
          return null;
        };
    List<Callable<Void>> works = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      works.add(work);
    }
    for (Future<Void> done : threads.invokeAll(works)) {
      done.get();
    }
    return admitted.get();
  }
}
