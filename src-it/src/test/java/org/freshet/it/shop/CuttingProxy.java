package org.freshet.it.shop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a browser and the server, and passes on every byte, but for the streams that a
 * test wants held or cut: those in the middle of a frame.
 */
final class CuttingProxy implements AutoCloseable {

  private static final Pattern STREAM = Pattern.compile("GET (/api/v1/dashboard\\S*) HTTP");
  private static final Pattern PART = Pattern.compile("\\{\"type\":\"part\"");
  private static final int MIDDLE_OF_A_FRAME = 9;

  private final ServerSocket door;
  private final URI server;
  private final Queue<Obstacle> obstacles = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** What happens to a stream after so many parts: it waits, and then it goes on or is cut. */
  private record Obstacle(int parts, CountDownLatch held, boolean cut) {}

  /**
   * Opens it at a port of its own.
   *
   * @param server scheme, host and port of what is behind
   */
  CuttingProxy(String server) {
    try {
      this.server = URI.create(server);
      this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Where a browser finds it. */
  String origin() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /**
   * The next stream that is asked for stands still after so many parts, and loses its connection
   * when the latch opens: a browser may forget what it has not read by then.
   */
  CountDownLatch cutAfter(int parts) {
    return stop(parts, true);
  }

  /** The next stream that is asked for stands still after so many parts, until the latch opens. */
  CountDownLatch holdAfter(int parts) {
    return stop(parts, false);
  }

  private CountDownLatch stop(int parts, boolean cut) {
    CountDownLatch latch = new CountDownLatch(1);
    obstacles.add(new Obstacle(parts, latch, cut));
    return latch;
  }

  /** The paths and queries of the streams that were asked for. */
  List<String> asked() {
    return asked;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Connection connection =
            new Connection(door.accept(), new Socket(server.getHost(), server.getPort()));
        start(connection::ask);
        start(connection::answer);
      } catch (IOException e) {
        // The door was closed, or the server is gone: the browser gets no answer, and says so.
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** One connection of the browser, and the one behind it. */
  private final class Connection {

    private final Socket client;
    private final Socket behind;
    private final Queue<Obstacle> ahead = new ConcurrentLinkedQueue<>();

    private Connection(Socket client, Socket behind) {
      this.client = client;
      this.behind = behind;
      open.addAll(List.of(client, behind));
    }

    private void ask() {
      try (client;
          behind) {
        byte[] buffer = new byte[64 * 1024];
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          Matcher stream = STREAM.matcher(new String(buffer, 0, read, ISO_8859_1));
          if (stream.find()) {
            asked.add(stream.group(1));
            Obstacle next = obstacles.poll();
            if (next != null) {
              ahead.add(next);
            }
          }
          behind.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException e) {
        // Either side has left: then so does the other one.
        return;
      }
    }

    private void answer() {
      try (client;
          behind) {
        byte[] buffer = new byte[64 * 1024];
        StringBuilder seen = new StringBuilder();
        InputStream in = behind.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          int passed = 0;
          if (!ahead.isEmpty()) {
            int before = seen.length();
            seen.append(new String(buffer, 0, read, ISO_8859_1));
            int end = end(seen, ahead.element().parts());
            if (end >= 0) {
              passed = Math.max(0, end - before);
              out.write(buffer, 0, passed);
              if (!isPassed(ahead.remove())) {
                return;
              }
              seen.setLength(0);
            }
          }
          out.write(buffer, passed, read - passed);
        }
      } catch (IOException e) {
        // Either side has left: then so does the other one.
        return;
      }
    }

    /** Where the frame that comes after so many parts is cut; negative if it is not there yet. */
    private int end(CharSequence text, int parts) {
      Matcher part = PART.matcher(text);
      for (int i = 0; i <= parts; i++) {
        if (!part.find()) {
          return -1;
        }
      }
      return part.start() + MIDDLE_OF_A_FRAME;
    }

    private boolean isPassed(Obstacle obstacle) {
      try {
        return obstacle.held().await(60, TimeUnit.SECONDS) && !obstacle.cut();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
