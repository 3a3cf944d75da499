package org.freshet.bench.micro;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.ratelimit.Claim;
import org.freshet.essentials.ratelimit.LimiterUnavailableException;
import org.freshet.essentials.ratelimit.RateLimiter;
import org.freshet.essentials.ratelimit.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of a limiter in memory, for one of a thousand callers, on two threads; beside it
 * Bucket4j, which keeps no callers itself: in a map without a bound, and in a cache with the bound
 * that ours has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
@Fork(1)
public class LimitBench {

  private static final int MOST_KEYS = 100_000;
  private static final long LIMIT = 30_000;
  private static final String[] CALLERS =
      IntStream.range(0, 1000).mapToObj(i -> "policy burst 192.0.2." + i).toArray(String[]::new);

  private final Quota burst = new Quota(LIMIT, 1, LIMIT);
  private final Quota sustained = new Quota(1_000_000, 60, 1_000_000);
  private final RateLimiter limiter = RateLimiter.inMemory(MOST_KEYS, System::nanoTime);
  private final Map<String, Bucket> unbounded = new ConcurrentHashMap<>();
  private final Cache<String, Bucket> bounded =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

  private static String caller() {
    return CALLERS[ThreadLocalRandom.current().nextInt(CALLERS.length)];
  }

  private static Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(LIMIT).refillGreedy(LIMIT, Duration.ofSeconds(1)))
        .build();
  }

  /** Ours, one limit. */
  @Benchmark
  public List<Verdict> ours() throws LimiterUnavailableException {
    return limiter.admit(List.of(new Claim(caller(), burst)));
  }

  /** Ours, two limits that hold together. */
  @Benchmark
  public List<Verdict> oursWithTwoLimits() throws LimiterUnavailableException {
    String caller = caller();
    return limiter.admit(
        List.of(new Claim(caller, burst), new Claim("sustained " + caller, sustained)));
  }

  /** Bucket4j, with what it takes to answer with {@code RateLimit}; callers are never forgotten. */
  @Benchmark
  public Object bucket4jUnbounded() {
    return unbounded.computeIfAbsent(caller(), key -> bucket()).tryConsumeAndReturnRemaining(1);
  }

  /** The same, callers in a cache with a bound. */
  @Benchmark
  public Object bucket4jBounded() {
    return bounded.get(caller(), key -> bucket()).tryConsumeAndReturnRemaining(1);
  }
}
