package org.freshet.essentials.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.RedisSettings;
import org.freshet.essentials.config.SettingsReader;

/** A Redis of the tests' own, as a process; 6.2, the oldest that scripts must run on. */
public final class RedisServer {

  private static RedisServer shared;

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
