package org.freshet.isr.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server of a test's own, as a process that can be killed, stopped and started again on the
 * same port. Ends with the tests.
 */
public final class RedisProcess implements AutoCloseable {

  private static final List<Path> INSTALLED =
      List.of(Path.of("/usr/bin/redis-server"), Path.of("/usr/local/bin/redis-server"));

  /** Servers of a cluster talk to each other ten thousand ports higher. */
  private static final int HIGHEST = 55_535;

  private final Path executable;
  private final int port;
  private final Path folder;
  private final List<String> options;
  private @Nullable Process process;

  private RedisProcess(Path executable, int port, String... options) {
    this.executable = executable;
    this.port = port;
    this.options = List.of(options);
    try {
      this.folder = Files.createTempDirectory("freshet-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Redis 6.2, which the tests bring along. */
  public static RedisProcess bundled(String... options) {
    return started(bundledExecutable(), options);
  }

  /** The Redis that is installed on this machine; without one, that of {@link #bundled}. */
  public static RedisProcess installed(String... options) {
    return started(
        INSTALLED.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseGet(RedisProcess::bundledExecutable),
        options);
  }

  /** A sentinel that watches a server and is enough to have a replica take over. */
  public static RedisProcess sentinel(String name, int master) {
    try {
      Path config = Files.createTempFile("freshet-sentinel", ".conf");
      Files.writeString(
          config,
          """
          sentinel monitor %1$s 127.0.0.1 %2$d 1
          sentinel down-after-milliseconds %1$s 500
          sentinel failover-timeout %1$s 2000
          """
              .formatted(name, master));
      RedisProcess redis =
          new RedisProcess(bundledExecutable(), freePort(), config.toString(), "--sentinel");
      redis.start();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RedisProcess started(Path executable, String... options) {
    RedisProcess redis = new RedisProcess(executable, freePort(), options);
    redis.start();
    return redis;
  }

  private static Path bundledExecutable() {
    try {
      File file = ExecutableProvider.newJarResourceProvider().get();
      return file.toPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    int port;
    do {
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } while (port > HIGHEST);
    return port;
  }

  /** Starts it, and waits until it answers. */
  public void start() {
    boolean sentinel = options.contains("--sentinel");
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    if (sentinel) {
      command.addAll(options);
    }
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString()));
    if (!sentinel) {
      if (!options.contains("--save")) {
        command.addAll(List.of("--save", ""));
      }
      command.addAll(options);
    }
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try (RedisClient client = client()) {
        client.ping();
        return;
      } catch (JedisException e) {
        if (String.valueOf(e.getMessage()).startsWith("NOAUTH") || isRefusal(e)) {
          return;
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Redis does not start: " + log(), e);
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  private static boolean isRefusal(Throwable e) {
    return String.valueOf(e.getMessage()).contains("NOAUTH")
        || e.getCause() != null && isRefusal(e.getCause());
  }

  /** What it has written to its log. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A client that looks what is there. */
  public RedisClient client() {
    return RedisClient.create("127.0.0.1", port);
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it at once; what it held is gone. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      try {
        running.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Stops it as a hanging machine does: it accepts connections and says nothing. */
  public void hang() {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    try {
      new ProcessBuilder("kill", signal, Long.toString(running.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
