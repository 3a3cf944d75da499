package org.freshet.isr.redis.port;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.isr.config.RedisSettings;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** Opens clients by the settings: pooled, and never waiting longer than the time-out. */
public final class Clients {

  /** How many connections a node has at most. */
  static final int MOST = 64;

  private static final Duration REFRESH = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;

  private final RedisSettings settings;

  /** Clients of these servers. */
  public Clients(RedisSettings settings) {
    this.settings = settings;
  }

  /**
   * Opens a client.
   *
   * @param blocking how long commands that wait on purpose do so, in milliseconds
   * @param connections how many connections it may have
   */
  UnifiedJedis open(int blocking, int connections) {
    JedisClientConfig config =
        config(
            settings.user().orElse(null),
            settings.password().orElse(null),
            blocking,
            settings.database());
    ConnectionPoolConfig pool = pool(connections);
    return switch (settings.kind()) {
      case STANDALONE ->
          RedisClient.builder()
              .hostAndPort(servers().iterator().next())
              .clientConfig(config)
              .poolConfig(pool)
              .build();
      case CLUSTER ->
          RedisClusterClient.builder()
              .nodes(servers())
              .clientConfig(config)
              .poolConfig(pool)
              .maxAttempts(ATTEMPTS)
              .maxTotalRetriesDuration(settings.timeout())
              .topologyRefreshPeriod(REFRESH)
              .build();
      case SENTINEL ->
          RedisSentinelClient.builder()
              .masterName(settings.master().orElseThrow())
              .sentinels(servers())
              .clientConfig(config)
              .sentinelClientConfig(
                  config(
                      settings.sentinelUser().orElse(null),
                      settings.sentinelPassword().orElse(null),
                      0,
                      0))
              .poolConfig(pool)
              .build();
    };
  }

  private Set<HostAndPort> servers() {
    return settings.nodes().stream()
        .map(node -> new HostAndPort(node.host(), node.port()))
        .collect(Collectors.toSet());
  }

  private JedisClientConfig config(
      @Nullable String user, @Nullable String password, int blocking, int database) {
    int timeout = (int) Math.min(Integer.MAX_VALUE / 2, settings.timeout().toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .autoNegotiateProtocol(false)
            .connectionTimeoutMillis(timeout)
            .socketTimeoutMillis(timeout)
            .blockingSocketTimeoutMillis(blocking + timeout);
    if (settings.tls()) {
      config.sslOptions(SslOptions.defaults());
    }
    if (user != null) {
      config.user(user);
    }
    if (password != null) {
      config.password(password);
    }
    if (database != 0) {
      config.database(database);
    }
    return config.build();
  }

  private ConnectionPoolConfig pool(int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMinIdle(0);
    pool.setMaxWait(settings.timeout());
    pool.setTestWhileIdle(false);
    pool.setTestOnBorrow(false);
    pool.setJmxEnabled(false);
    // No thread that outlives the application.
    pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    return pool;
  }
}
