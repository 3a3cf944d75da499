package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.freshet.essentials.config.Quota;
import org.junit.jupiter.api.Test;

class MemoryLimiterTest extends RateLimiterContract {

  private final AtomicLong now = new AtomicLong(-5);

  @Override
  RateLimiter limiter() {
    return RateLimiter.inMemory(1000, now::get);
  }

  @Override
  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Override
  Duration now() {
    return Duration.ofNanos(now.get());
  }

  @Test
  void on_a_clock_that_runs_sixteen_threads_get_what_one_alone_would_have_got() throws Exception {
    // Read under the lock of the one key, so in the order of the decisions; fifty times as fast as
    // time itself, so that ten windows of a second take 200 ms.
    List<Long> moments = Collections.synchronizedList(new ArrayList<>());
    LongSupplier clock =
        () -> {
          long moment = System.nanoTime() * 50;
          moments.add(moment);
          return moment;
        };
    RateLimiter limiter = RateLimiter.inMemory(1000, clock);
    Quota quota = new Quota(40, 1, 40);
    long end = System.nanoTime() * 50 + Duration.ofSeconds(10).toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Long>> works = Collections.nCopies(16, () -> countUntil(end, limiter, quota));
    long admitted = 0;
    for (Future<Long> counted : threads.invokeAll(works)) {
      admitted += counted.get();
    }
    threads.shutdownNow();

    long alone = admittedAlone(moments.subList(1, moments.size()), quota);
    assertThat(admitted).isBetween(alone - 1, alone + 1).isGreaterThan(40);
  }

  @Test
  void a_million_callers_take_no_more_memory_than_was_said() {
    MemoryLimiter limiter = new MemoryLimiter(10_000, now::get);
    Quota quota = new Quota(10, 60, 10);

    for (int i = 0; i < 1_000_000; i++) {
      limiter.admit(List.of(new Claim("a " + i, quota)));
    }

    assertThat(limiter.size()).isLessThanOrEqualTo(10_000).isGreaterThan(9_000);
  }

  @Test
  void a_flood_of_callers_does_not_make_one_forgotten_who_is_at_the_limit() {
    MemoryLimiter limiter = new MemoryLimiter(1000, now::get);
    Claim greedy = new Claim("greedy", new Quota(100, 60, 100));
    for (int i = 0; i < 100; i++) {
      limiter.admit(List.of(greedy));
    }

    for (int i = 0; i < 100_000; i++) {
      limiter.admit(List.of(new Claim("other " + i, new Quota(100, 60, 100))));
    }

    assertThat(limiter.admit(List.of(greedy)).get(0).admitted()).isFalse();
  }

  @Test
  void whose_allowance_is_whole_is_forgotten_first() {
    MemoryLimiter limiter = new MemoryLimiter(64, now::get);
    Quota quota = new Quota(1, 60, 1);
    for (int i = 0; i < 1000; i++) {
      limiter.admit(List.of(new Claim("old " + i, quota)));
    }
    pass(Duration.ofSeconds(61));

    int refused = 0;
    for (int i = 0; i < 64; i++) {
      Claim claim = new Claim("new " + i, quota);
      limiter.admit(List.of(claim));
      refused += limiter.admit(List.of(claim)).get(0).admitted() ? 0 : 1;
    }

    assertThat(refused).isEqualTo(64);
    assertThat(limiter.size()).isLessThanOrEqualTo(64);
  }

  private static long countUntil(long end, RateLimiter limiter, Quota quota) throws Exception {
    long admitted = 0;
    while (System.nanoTime() * 50 < end) {
      if (limiter.admit(List.of(new Claim("a", quota))).get(0).admitted()) {
        admitted++;
      }
    }
    return admitted;
  }

  /** An oracle: a bucket that is filled in proportion to time. */
  private static long admittedAlone(List<Long> moments, Quota quota) {
    double tokens = quota.burst();
    long before = moments.get(0);
    long admitted = 0;
    for (long moment : moments) {
      double filled = (moment - before) * (double) quota.limit() / (quota.windowSeconds() * 1e9);
      tokens = Math.min((double) quota.burst(), tokens + filled);
      before = moment;
      if (tokens >= 1) {
        tokens--;
        admitted++;
      }
    }
    return admitted;
  }
}
