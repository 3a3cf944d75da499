package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisCounts;
import org.freshet.essentials.stores.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Limits that nodes share in Redis, whose clock nobody can set: tests let time pass there by
 * putting what is counted back by as much as has not passed by itself.
 */
class RedisLimiterTest extends RateLimiterContract {

  private static final String BACK =
      """
      local cursor = '0'
      repeat
        local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 1000)
        cursor = page[1]
        for _, key in ipairs(page[2]) do
          local s, n = string.match(redis.call('GET', key), '^(%d+) (%d+)$')
          local at = n - ARGV[3]
          s = s - ARGV[2] + math.floor(at / 1e9)
          local held = string.format('%.0f %.0f', s, at % 1e9)
          redis.call('SET', key, held, 'PX', math.max(1, redis.call('PTTL', key)))
        end
      until cursor == '0'
      return 1
      """;

  private final String prefix = "t-" + UUID.randomUUID();
  private final List<Redis> opened = new ArrayList<>();
  private long began = System.nanoTime();
  private Duration wanted = Duration.ZERO;
  private Duration put = Duration.ZERO;

  /** The server, shared by the tests; classes below run the same on others. */
  RedisServer server() {
    return RedisServer.shared();
  }

  /** The keys of this test as a pattern, and settings that are needed to reach the server. */
  String[] more() {
    return new String[] {"essentials.redis.prefix=" + prefix, "essentials.redis.timeout=PT5S"};
  }

  private Redis redis() {
    Redis redis = new Redis(server().settings(more()), System::nanoTime);
    opened.add(redis);
    return redis;
  }

  @Override
  RateLimiter limiter() {
    return RateLimiter.shared(new RedisCounts(redis()));
  }

  @AfterEach
  void close() {
    opened.forEach(Redis::close);
  }

  private Duration real() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  void pass(Duration time) {
    if (wanted.isZero()) {
      // What has happened before the first time happened now, at the latest.
      began = System.nanoTime();
    }
    wanted = wanted.plus(time);
    Duration missing = wanted.minus(real()).minus(put);
    if (missing.compareTo(Duration.ZERO) > 0) {
      put = put.plus(missing);
      opened
          .get(0)
          .run(
              BACK,
              List.of("{" + prefix + "}"),
              List.of(
                  "*" + prefix + "*limit:*",
                  Long.toString(missing.getSeconds()),
                  Integer.toString(missing.getNano())));
    }
  }

  @Override
  Duration now() {
    return real().plus(put);
  }

  @Test
  void two_nodes_with_sixteen_threads_admit_what_one_would_have_over_ten_windows()
      throws Exception {
    List<RateLimiter> nodes = List.of(limiter(), limiter());
    Redis clock = opened.get(0);
    Quota quota = new Quota(40, 1, 40);
    long earliest = moment(clock);
    assertThat(isAdmitted(nodes.get(0), quota)).isTrue();
    long begun = moment(clock);

    long admitted = 1 + admittedByThreads(nodes, quota, Duration.ofSeconds(10));
    long asked = moment(clock);
    while (isAdmitted(nodes.get(1), quota)) {
      admitted++;
      asked = moment(clock);
    }
    long latest = moment(clock);

    // The first 40, and what has filled up from the first request to the last, which was refused.
    assertThat(latest - earliest).as("ten windows").isGreaterThan(10_000_000_000L);
    assertThat(admitted)
        .isBetween(
            40 + (asked - begun) / quota.intervalNanos() - 1,
            40 + (latest - earliest) / quota.intervalNanos() + 1);
  }

  /** By the clock of the server, in nanoseconds. */
  private static long moment(Redis redis) {
    List<?> time = (List<?>) redis.run("return redis.call('TIME')", List.of("any"), List.of());
    return Long.parseLong(time.get(0).toString()) * 1_000_000_000L
        + Long.parseLong(time.get(1).toString()) * 1000L;
  }

  private static boolean isAdmitted(RateLimiter limiter, Quota quota) throws Exception {
    return limiter.admit(List.of(new Claim("a", quota))).get(0).admitted();
  }

  private static long admittedByThreads(List<RateLimiter> nodes, Quota quota, Duration time)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Long>> works = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < 16; i++) {
      RateLimiter node = nodes.get(i % 2);
      works.add(
          () -> {
            long admitted = 0;
            while (System.nanoTime() < end) {
              admitted += isAdmitted(node, quota) ? 1 : 0;
            }
            return admitted;
          });
    }
    long admitted = 0;
    for (Future<Long> counted : threads.invokeAll(works)) {
      admitted += counted.get();
    }
    threads.shutdownNow();
    return admitted;
  }

  @Test
  void a_limit_that_became_smaller_locks_nobody_out_for_longer_than_its_window() throws Exception {
    RateLimiter limiter = limiter();
    for (int i = 0; i < 10; i++) {
      limiter.admit(List.of(new Claim("a", new Quota(10, 3600, 10))));
    }

    Verdict refused = limiter.admit(List.of(new Claim("a", new Quota(2, 10, 2)))).get(0);
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.waitSeconds()).isEqualTo(5);
  }

  @Test
  void a_redis_that_is_away_counts_nobody_and_counts_again_when_it_is_back() throws Exception {
    RedisServer own = new RedisServer();
    try (Redis redis = new Redis(own.settings(), System::nanoTime)) {
      RateLimiter limiter = RateLimiter.shared(new RedisCounts(redis));
      List<Claim> claim = List.of(new Claim("a", new Quota(1, 60, 1)));
      assertThat(limiter.admit(claim).get(0).admitted()).isTrue();

      own.stop();
      assertThatExceptionOfType(LimiterUnavailableException.class)
          .isThrownBy(() -> limiter.admit(claim))
          .withMessageContaining("Redis does not answer");
      own.start();
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      boolean back = false;
      while (!back && System.nanoTime() < end) {
        back = isCounted(limiter, claim);
      }
      assertThat(limiter.admit(claim).get(0).admitted()).as("it counts again").isFalse();
    } finally {
      own.stop();
    }
  }

  private static boolean isCounted(RateLimiter limiter, List<Claim> claim) {
    try {
      return limiter.admit(claim).get(0).admitted();
    } catch (LimiterUnavailableException e) {
      return false;
    }
  }
}
