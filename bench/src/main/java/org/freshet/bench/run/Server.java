package org.freshet.bench.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.freshet.bench.load.Connection;

/** A server that was started for this run, with everything it writes in a directory of its own. */
public final class Server implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final String title;
  private final int port;
  private final Path log;
  private final Process script;
  private final Thread stopper = new Thread(this::stop, "stopper");

  private Server(String title, int port, Path log, Process script) {
    this.title = title;
    this.port = port;
    this.log = log;
    this.script = script;
    Runtime.getRuntime().addShutdownHook(stopper);
  }

  /**
   * Starts a server with the applications that are measured.
   *
   * @param target the directory with the applications and the unpacked servers
   */
  public static Server start(Installation installation, Path target) throws IOException {
    return start(installation, target, Setup.measured(installation.name()));
  }

  /**
   * Starts a server.
   *
   * @param target the directory with the applications and the unpacked servers
   */
  public static Server start(Installation installation, Path target, Setup setup)
      throws IOException {
    Path directory = target.resolve("run").resolve(setup.name());
    delete(directory);
    Files.createDirectories(directory);
    int port = freePort();
    Path log = directory.resolve("console.log");
    ProcessBuilder builder = installation.prepare(target, directory, port, setup);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Server(installation.title(target), port, log, builder.start());
  }

  /** The make and its version. */
  public String title() {
    return title;
  }

  /** Where it listens, on this machine only. */
  public int port() {
    return port;
  }

  /** Waits until all these targets are answered with 200. */
  public void await(Iterable<String> targets) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    for (String target : targets) {
      while (!answers(target)) {
        if (!script.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(title + " does not answer " + target + ", see " + log);
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  /** The CPU time that the server's Java has taken so far. */
  public Duration cpu() {
    return java()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system tells no CPU time"));
  }

  private ProcessHandle java() {
    return Stream.concat(Stream.of(script.toHandle()), script.descendants())
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(title + " has ended, see " + log));
  }

  private boolean answers(String target) {
    try (Connection connection = new Connection(port)) {
      return connection.get(target).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it as {@code kill -9} does, and waits until it has ended. */
  public void kill() {
    List<ProcessHandle> all =
        Stream.concat(script.descendants(), Stream.of(script.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Server::hasEnded);
    Runtime.getRuntime().removeShutdownHook(stopper);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(stopper);
  }

  private void stop() {
    Stream.concat(script.descendants(), Stream.of(script.toHandle()))
        .toList()
        .forEach(
            process -> {
              process.destroy();
              if (!hasEnded(process)) {
                process.destroyForcibly();
              }
            });
  }

  private static boolean hasEnded(ProcessHandle process) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(STOP.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A port of this machine that nobody listens at. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
