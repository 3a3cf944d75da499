package org.freshet.it.edge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Varnish or nginx as Debian packages it, with the configuration that the guide shows, in front of
 * a deployed application; ends with the test.
 */
final class ProxyProcess implements AutoCloseable {

  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin");
  private static final Path GUIDE = Path.of("..", "docs", "edges");

  private final Process process;

  private ProxyProcess(Path folder, int port, List<String> command) {
    try {
      File log = folder.resolve("log").toFile();
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      awaitListening(port, log.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether tests with Varnish can run; they are left out where it is not installed. */
  static boolean isVarnishInstalled() {
    return program("varnishd") != null;
  }

  /** Whether tests with both can run. */
  static boolean areInstalled() {
    return isVarnishInstalled() && program("nginx") != null;
  }

  private static String program(String name) {
    return PLACES.stream()
        .map(place -> place + "/" + name)
        .filter(path -> new File(path).canExecute())
        .findFirst()
        .orElse(null);
  }

  /** A port that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProxyProcess varnish(int port, URL application) {
    Path folder = folder();
    write(
        folder.resolve("varnish.vcl"),
        guide("varnish.vcl").replace("\"9080\"", "\"" + application.getPort() + "\""));
    return new ProxyProcess(
        folder,
        port,
        List.of(
            program("varnishd"),
            "-F",
            // As whoever runs the tests: the folder is nobody else's to read.
            "-j",
            "none",
            "-n",
            folder.resolve("varnish").toString(),
            "-a",
            "127.0.0.1:" + port,
            "-f",
            folder.resolve("varnish.vcl").toString(),
            "-s",
            "malloc,32m"));
  }

  static ProxyProcess nginx(int port, URL application, String token) {
    Path folder = folder();
    String site =
        guide("nginx.conf")
            .replace("127.0.0.1:9080", "127.0.0.1:" + application.getPort())
            .replace("listen 8080", "listen 127.0.0.1:" + port)
            .replace("a-long-random-token", token)
            .replace("/var/cache/nginx/freshet", folder.resolve("cache").toString());
    write(
        folder.resolve("nginx.conf"),
        """
        daemon off;
        user root;
        worker_processes 1;
        pid %s/pid;
        error_log stderr;
        events {}
        http {
        access_log off;
        %s
        }
        """
            .formatted(folder, site));
    return new ProxyProcess(
        folder,
        port,
        List.of(
            program("nginx"),
            "-p",
            folder.toString(),
            "-c",
            folder.resolve("nginx.conf").toString()));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitListening(int port, Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!isListening(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new AssertionError("the proxy did not start: " + Files.readString(log));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "proxies"))
          .toAbsolutePath()
          .resolve(Files.createTempDirectory(Path.of("target", "proxies").toAbsolutePath(), "p"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String guide(String file) {
    try {
      return Files.readString(GUIDE.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
