package org.freshet.bench.nodes;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis that is installed on this machine, started for one run, and what it tells of itself.
 */
public final class RedisUnderTest implements AutoCloseable {

  private final int port;
  private final Process process;
  private final RedisClient client;

  /** Starts it, and waits until it answers. */
  public RedisUnderTest() throws IOException, InterruptedException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path folder = Files.createTempDirectory("freshet-bench");
    process =
        new ProcessBuilder(
                "redis-server",
                "--port",
                "" + port,
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    client = RedisClient.create("127.0.0.1", port);
    for (int i = 0; i < 500 && !answers(); i++) {
      Thread.sleep(10);
    }
  }

  private boolean answers() {
    try {
      return client.ping().equals("PONG");
    } catch (JedisException e) {
      return false;
    }
  }

  /** Where it listens. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** How often each command ran. */
  Map<String, Long> commands() {
    Map<String, Long> calls = new HashMap<>();
    client
        .info("commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_"))
        .forEach(
            line ->
                calls.put(
                    line.substring(8, line.indexOf(':')),
                    Long.valueOf(line.substring(line.indexOf('=') + 1, line.indexOf(',')))));
    return calls;
  }

  /** How often it has read from a socket. */
  long reads() {
    return number("stats", "total_reads_processed:");
  }

  /** The memory in use, in bytes. */
  long memory() {
    return number("memory", "used_memory:");
  }

  private long number(String section, String name) {
    return client
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length()).trim()))
        .sum();
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
