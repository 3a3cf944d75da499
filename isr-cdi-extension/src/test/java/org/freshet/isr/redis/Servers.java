package org.freshet.isr.redis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.RedisSettings;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Servers of each kind, started when a test first asks for them, as the settings that name them.
 */
final class Servers {

  private static final int SLOTS = 16384;

  private static String @Nullable [] bundled;
  private static String @Nullable [] installed;
  private static String @Nullable [] cluster;
  private static String @Nullable [] sentinel;

  private Servers() {}

  static synchronized String[] bundled() {
    if (bundled == null) {
      bundled = new String[] {"isr.redis.url=" + RedisProcess.bundled().url()};
    }
    return bundled;
  }

  static synchronized String[] installed() {
    if (installed == null) {
      installed = new String[] {"isr.redis.url=" + RedisProcess.installed().url()};
    }
    return installed;
  }

  static synchronized String[] cluster() {
    if (cluster == null) {
      List<RedisProcess> masters =
          IntStream.range(0, 3)
              .mapToObj(
                  i ->
                      RedisProcess.bundled(
                          "--cluster-enabled", "yes", "--cluster-node-timeout", "2000"))
              .toList();
      for (int i = 0; i < 3; i++) {
        assign(masters, i);
      }
      masters.forEach(Servers::awaitCluster);
      String urls = String.join(",", masters.stream().map(RedisProcess::url).toList());
      cluster = new String[] {"isr.redis.url=" + urls, "isr.redis.cluster=true"};
    }
    return cluster;
  }

  private static void assign(List<RedisProcess> masters, int index) {
    try (RedisClient client = masters.get(index).client()) {
      Stream<String> slots =
          IntStream.range(SLOTS * index / 3, SLOTS * (index + 1) / 3).mapToObj(Integer::toString);
      client.sendCommand(
          Protocol.Command.CLUSTER,
          Stream.concat(Stream.of("ADDSLOTS"), slots).toArray(String[]::new));
      for (RedisProcess other : masters) {
        client.sendCommand(
            Protocol.Command.CLUSTER, "MEET", "127.0.0.1", Integer.toString(other.port()));
      }
    }
  }

  private static void awaitCluster(RedisProcess master) {
    try (RedisClient client = master.client()) {
      until(
          () -> {
            Object info = client.sendCommand(Protocol.Command.CLUSTER, "INFO");
            String text = new String((byte[]) info, java.nio.charset.StandardCharsets.UTF_8);
            return text.contains("cluster_state:ok") && text.contains("cluster_known_nodes:3");
          });
    }
  }

  static synchronized String[] sentinel() {
    if (sentinel == null) {
      sentinel = new SentinelPair().settings();
    }
    return sentinel;
  }

  /** A client of the servers that settings name, to look behind the library. */
  static UnifiedJedis client(IsrSettings settings) {
    RedisSettings redis = settings.redis().orElseThrow();
    Set<HostAndPort> all =
        redis.nodes().stream()
            .map(node -> HostAndPort.from(node.toString()))
            .collect(Collectors.toSet());
    return switch (redis.kind()) {
      case STANDALONE -> RedisClient.builder().hostAndPort(all.iterator().next()).build();
      case CLUSTER -> RedisClusterClient.builder().nodes(all).build();
      case SENTINEL ->
          RedisSentinelClient.builder()
              .masterName(redis.master().orElseThrow())
              .sentinels(all)
              .build();
    };
  }

  static void until(java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
