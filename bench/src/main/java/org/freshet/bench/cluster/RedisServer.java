package org.freshet.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freshet.bench.run.Server;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ClientKillParams;

/**
 * The Redis that is installed on this machine, as a process of its own that writes down what it is
 * told, and what can befall it. One thread directs it.
 */
public final class RedisServer implements AutoCloseable {

  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final int port;
  private final Path directory;
  private final Thread stopper = new Thread(this::end, "redis-stopper");
  private volatile Process process;
  private RedisClient client;
  private @Nullable Jedis door;

  /**
   * Starts one.
   *
   * @param directory where it keeps its files; what was there is deleted
   */
  public RedisServer(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    this.port = Server.freePort();
    forget();
    this.process = launch();
    this.client = RedisClient.create("127.0.0.1", port);
    Runtime.getRuntime().addShutdownHook(stopper);
    await();
  }

  /** Where it listens, on this machine only. */
  public int port() {
    return port;
  }

  /** Whoever may ask everything. */
  public RedisClient client() {
    return client;
  }

  /** Starts it again, with what it has written down. */
  public void start() throws IOException, InterruptedException {
    process = launch();
    client.close();
    client = RedisClient.create("127.0.0.1", port);
    await();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Deletes what it has written down, while it does not run. */
  public void forget() throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(directory);
  }

  /** Stops it as a machine that hangs does: it takes connections and says nothing. */
  public void hang() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Wants a password from now on that nobody has, and ends the connections of all. */
  public void lock() {
    Jedis only = new Jedis("127.0.0.1", port);
    only.configSet("requirepass", "which somebody has changed");
    only.clientKill(
        new ClientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
    door = only;
  }

  /** Takes that back. */
  public void unlock() {
    Jedis only = door;
    if (only != null) {
      only.configSet("requirepass", "");
      only.close();
      door = null;
    }
    client.close();
    client = RedisClient.create("127.0.0.1", port);
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill " + signal + " ended with " + status);
    }
  }

  private Process launch() throws IOException {
    List<String> command =
        List.of(
            "redis-server",
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "yes",
            "--dir",
            directory.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private void await() throws InterruptedException {
    long end = System.nanoTime() + START_NANOS;
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IllegalStateException("redis-server does not answer, see " + directory + "/log");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private boolean answers() {
    try {
      return client.ping().equals("PONG");
    } catch (JedisException e) {
      return false;
    }
  }

  private void end() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    client.close();
    end();
    Runtime.getRuntime().removeShutdownHook(stopper);
  }
}
