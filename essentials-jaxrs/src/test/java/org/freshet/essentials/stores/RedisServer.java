package org.freshet.essentials.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.RedisSettings;
import org.freshet.essentials.config.SettingsReader;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.SafeEncoder;

/** A Redis of the tests' own, as a process; 6.2, the oldest that scripts must run on. */
public final class RedisServer {

  private static final int SLOTS = 16384;

  private static RedisServer shared;
  private static RedisServer cluster;

  private final int port;
  private redis.embedded.RedisServer process;

  /** Starts one, with more lines of its configuration. */
  public RedisServer(String... lines) {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    start(lines);
  }

  /** One for all who leave it as it is. */
  public static synchronized RedisServer shared() {
    if (shared == null) {
      shared = new RedisServer();
    }
    return shared;
  }

  /** The only master of a cluster: it keeps all slots, and the rules of a cluster. */
  public static synchronized RedisServer cluster() {
    if (cluster == null) {
      RedisServer server =
          new RedisServer(
              "cluster-enabled yes", "cluster-announce-ip 127.0.0.1", "dir " + folder());
      try (RedisClient client = RedisClient.create("127.0.0.1", server.port)) {
        String slots =
            IntStream.range(0, SLOTS).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        client.sendCommand(Protocol.Command.CLUSTER, ("ADDSLOTS " + slots).split(" "));
        while (!SafeEncoder.encode((byte[]) client.sendCommand(Protocol.Command.CLUSTER, "INFO"))
            .contains("cluster_state:ok")) {
          TrueTime.pass(Duration.ofMillis(50));
        }
      }
      cluster = server;
    }
    return cluster;
  }

  private static String folder() {
    try {
      return Files.createTempDirectory("freshet-redis").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again, empty. */
  public void start(String... lines) {
    try {
      var builder = redis.embedded.RedisServer.newRedisServer().port(port).bind("127.0.0.1");
      builder.setting("save \"\"");
      for (String line : lines) {
        builder.setting(line);
      }
      process = builder.build();
      process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it. */
  public void stop() {
    try {
      process.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How to reach it. */
  public RedisSettings settings(String... more) {
    String[] lines = new String[more.length + 1];
    lines[0] = "essentials.redis.url=redis://127.0.0.1:" + port;
    System.arraycopy(more, 0, lines, 1, more.length);
    return SettingsReader.read(FakeConfig.of(lines), new Findings()).redis();
  }
}
