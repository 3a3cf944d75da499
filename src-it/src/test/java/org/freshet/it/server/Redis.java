package org.freshet.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of a test's own, as a process: the one that is installed, else Redis 6.2, which the tests
 * bring along. It keeps nothing on disk and ends with the tests.
 */
public final class Redis {

  private static final Path INSTALLED = Path.of("/usr/bin/redis-server");

  private final int port;
  private final List<String> options;
  private Process process;

  /** Starts one, with more options of its command line. */
  public Redis(String... options) {
    this.options = List.of(options);
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    start();
  }

  /** Starts it again, empty, and waits until it listens. */
  public void start() {
    try {
      String executable =
          Files.isExecutable(INSTALLED)
              ? INSTALLED.toString()
              : ExecutableProvider.newJarResourceProvider().get().getPath();
      Path folder = Files.createTempDirectory("freshet-redis");
      List<String> command = new ArrayList<>(List.of(executable, "--port", "" + port));
      command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", folder.toString()));
      command.addAll(options);
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!isListening()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Redis does not start");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it is, as a setting. */
  public String setting() {
    return "isr.redis.url=redis://127.0.0.1:" + port;
  }

  /** Ends it at once. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    try {
      int ended =
          new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (ended != 0) {
        throw new AssertionError("kill " + signal + " ended with " + ended);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
