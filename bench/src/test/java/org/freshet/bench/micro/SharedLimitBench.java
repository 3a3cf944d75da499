package org.freshet.bench.micro;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.freshet.bench.nodes.RedisUnderTest;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.RedisSettings;
import org.freshet.essentials.ratelimit.Claim;
import org.freshet.essentials.ratelimit.LimiterUnavailableException;
import org.freshet.essentials.ratelimit.RateLimiter;
import org.freshet.essentials.ratelimit.Verdict;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisCounts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.RedisClient;

/**
 * One decision of a limiter on the Redis that is installed here, for one of a thousand callers, on
 * one thread; beside it Bucket4j on the same Redis, through the same client.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Threads(1)
@Fork(1)
public class SharedLimitBench {

  private static final long LIMIT = 30_000;
  private static final BucketConfiguration BUCKET =
      BucketConfiguration.builder()
          .addLimit(
              Bandwidth.builder()
                  .capacity(LIMIT)
                  .refillGreedy(LIMIT, Duration.ofSeconds(1))
                  .build())
          .build();

  private final Quota burst = new Quota(LIMIT, 1, LIMIT);
  private final Quota sustained = new Quota(1_000_000, 60, 1_000_000);
  private RedisUnderTest server;
  private Redis redis;
  private RateLimiter limiter;
  private RedisClient client;
  private ProxyManager<byte[]> buckets;

  /** Starts Redis, and both clients. */
  @Setup
  public void start() throws IOException, InterruptedException {
    server = new RedisUnderTest();
    int port = Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
    redis =
        new Redis(
            new RedisSettings(
                List.of(new RedisSettings.Node("127.0.0.1", port)),
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                "bench"),
            System::nanoTime);
    limiter = RateLimiter.shared(new RedisCounts(redis));
    client = RedisClient.create("127.0.0.1", port);
    buckets =
        Bucket4jJedis.casBasedBuilder(client)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofSeconds(10)))
            .build();
  }

  /** Ends them. */
  @TearDown
  public void stop() throws Exception {
    client.close();
    redis.close();
    server.close();
  }

  private static String caller() {
    return "policy burst 192.0.2." + ThreadLocalRandom.current().nextInt(1000);
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

  /** Bucket4j, which reads, computes here, and writes if nobody has written meanwhile. */
  @Benchmark
  public Object bucket4j() {
    return buckets
        .getProxy(caller().getBytes(StandardCharsets.UTF_8), () -> BUCKET)
        .tryConsumeAndReturnRemaining(1);
  }
}
