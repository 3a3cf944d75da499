package org.freshet.bench.fresh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freshet.bench.load.Connection;
import org.freshet.bench.load.Response;
import org.jspecify.annotations.Nullable;

/**
 * Visitors who come at an even rate, whether or not those before them have been answered: so that
 * one who waits keeps nobody from coming, and being counted.
 */
final class Readers implements AutoCloseable {

  /** More cannot wait at once; by then the server has stopped answering. */
  private static final int MOST_WAITING = 200;

  private final int port;
  private final String target;
  private final Consumer<Seen> notebook;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService gate = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService visitors = Executors.newFixedThreadPool(MOST_WAITING);

  private @Nullable Future<?> coming;

  /**
   * What one of them got.
   *
   * @param at when the whole answer had arrived
   * @param status the status, 0 if there was no answer
   * @param cacheStatus what {@code Cache-Status} said, or why there was no answer
   * @param body the body as text
   */
  record Seen(Instant at, int status, String cacheStatus, String body) {}

  /**
   * Visitors who do not come yet.
   *
   * @param notebook is told of each answer, by several threads
   */
  Readers(int port, String target, Consumer<Seen> notebook) {
    this.port = port;
    this.target = target;
    this.notebook = notebook;
  }

  /** Lets them in. */
  void come(int perSecond) {
    long micros = Duration.ofSeconds(1).dividedBy(perSecond).toNanos() / 1000;
    coming =
        gate.scheduleAtFixedRate(
            () -> visitors.execute(this::visit), 0, micros, TimeUnit.MICROSECONDS);
  }

  private void visit() {
    notebook.accept(seen());
  }

  private Seen seen() {
    Connection connection = idle.poll();
    try {
      if (connection == null) {
        connection = new Connection(port);
      }
      Response response = connection.get(target);
      Instant at = Instant.now();
      idle.add(connection);
      String told = response.field("Cache-Status");
      return new Seen(
          at,
          response.status(),
          told == null ? "none" : told,
          new String(response.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Seen(Instant.now(), 0, e.toString(), "");
    }
  }

  @Override
  public void close() throws IOException {
    if (coming != null) {
      coming.cancel(false);
    }
    gate.shutdown();
    visitors.shutdown();
    try {
      visitors.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
