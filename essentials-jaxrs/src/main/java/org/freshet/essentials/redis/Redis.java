package org.freshet.essentials.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.RedisSettings;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis that nodes share: scripts, and whether it answers.
 *
 * <p>After a command that got no answer nobody asks for a second: one waits, and not all of them.
 * Every failure is a {@link StoreUnavailableException} that names its kind and no secret.
 * Thread-safe.
 */
public final class Redis implements AutoCloseable {

  private static final int CONNECTIONS = 64;
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final RedisSettings settings;
  private final LongSupplier nanos;
  private volatile @Nullable UnifiedJedis client;
  private final AtomicLong askAgain = new AtomicLong();
  private volatile boolean away;

  /**
   * A Redis that is not connected yet.
   *
   * @param nanos a clock that never goes back
   */
  public Redis(RedisSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
  }

  /** Whether keys of one script have to be of one slot. */
  public boolean isCluster() {
    return settings.cluster();
  }

  /** What all keys begin with. */
  public String prefix() {
    return settings.prefix();
  }

  /** The text of a script that lies beside this class. */
  public static String script(String name) {
    try (InputStream in = Redis.class.getResourceAsStream(name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a script, in one round trip.
   *
   * @param keys all of one slot, where this is a cluster
   * @return what Jedis makes of its answer
   */
  public @Nullable Object run(String script, List<String> keys, List<String> arguments) {
    return ask(jedis -> jedis.eval(script, keys, arguments));
  }

  /** A value of the server's configuration; null where nobody may ask for it. */
  public @Nullable String configured(String name) {
    return ask(
        jedis -> {
          try {
            Map<String, String> values = jedis.configGet(name);
            return values.get(name);
          } catch (JedisDataException e) {
            return null;
          }
        });
  }

  private <T> @Nullable T ask(Function<UnifiedJedis, @Nullable T> question) {
    if (away && !isMyTurn()) {
      throw new StoreUnavailableException("Redis does not answer");
    }
    try {
      T answer = question.apply(connect());
      away = false;
      return answer;
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  /** One asks for all, when the pause is over. */
  private boolean isMyTurn() {
    long again = askAgain.get();
    long now = nanos.getAsLong();
    return now - again >= 0 && askAgain.compareAndSet(again, now + PAUSE_NANOS);
  }

  private StoreUnavailableException failed(JedisException failure) {
    if (failure instanceof JedisDataException) {
      String message = failure.getMessage() == null ? "" : failure.getMessage();
      return new StoreUnavailableException("Redis refused: " + message.split(" ", 2)[0], failure);
    }
    askAgain.set(nanos.getAsLong() + PAUSE_NANOS);
    away = true;
    // Connections of before may all be dead, and would fail one by one.
    close();
    return new StoreUnavailableException(
        "Redis does not answer: " + failure.getClass().getSimpleName(), failure);
  }

  private synchronized UnifiedJedis connect() {
    UnifiedJedis known = client;
    if (known == null) {
      known = open();
      client = known;
    }
    return known;
  }

  private UnifiedJedis open() {
    ConnectionPoolConfig pool = pool();
    Set<HostAndPort> servers =
        settings.nodes().stream()
            .map(node -> new HostAndPort(node.host(), node.port()))
            .collect(Collectors.toSet());
    if (settings.cluster()) {
      return RedisClusterClient.builder()
          .nodes(servers)
          .clientConfig(config())
          .poolConfig(pool)
          .maxAttempts(ATTEMPTS)
          .maxTotalRetriesDuration(settings.timeout())
          .build();
    }
    return RedisClient.builder()
        .hostAndPort(servers.iterator().next())
        .clientConfig(config())
        .poolConfig(pool)
        .build();
  }

  private DefaultJedisClientConfig config() {
    int timeout = (int) settings.timeout().toMillis();
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .autoNegotiateProtocol(false)
            .connectionTimeoutMillis(timeout)
            .socketTimeoutMillis(timeout);
    if (settings.tls()) {
      config.sslOptions(SslOptions.defaults());
    }
    settings.user().ifPresent(config::user);
    settings.password().ifPresent(config::password);
    if (settings.database() != 0) {
      config.database(settings.database());
    }
    return config.build();
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMinIdle(0);
    pool.setMaxWait(settings.timeout());
    pool.setTestWhileIdle(false);
    pool.setJmxEnabled(false);
    // No thread that outlives the application.
    pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    return pool;
  }

  @Override
  public synchronized void close() {
    UnifiedJedis known = client;
    client = null;
    if (known != null) {
      known.close();
    }
  }
}
