package org.freshet.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Load on one server: threads that ask again as soon as they were answered, each on its connections
 * in turn.
 *
 * <p>In turn, since a server that is asked on a connection which it has answered but not put away
 * yet may spin until it has, and that is not what is measured.
 */
public final class Load implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final List<List<Connection>> connections = new ArrayList<>();
  private final ExecutorService threads;

  /** Load that is not put on yet. */
  public Load(int port, int width) throws IOException {
    for (int i = 0; i < width; i++) {
      List<Connection> own = new ArrayList<>();
      for (int j = 0; j < CONNECTIONS; j++) {
        own.add(new Connection(port));
      }
      connections.add(own);
    }
    threads = Executors.newFixedThreadPool(width);
  }

  /** Asks once, without a check. */
  public Response ask(String target) throws IOException {
    return connections.get(0).get(0).get(target);
  }

  /**
   * Asks for a while.
   *
   * @param targets what to ask for next; called by all threads
   * @return how many answers there were, all of them as expected
   */
  public long run(Supplier<String> targets, Check expected, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    List<Callable<Long>> all = new ArrayList<>();
    for (List<Connection> own : connections) {
      all.add(
          () -> {
            long count = 0;
            for (int turn = 0; System.nanoTime() < end; count++) {
              String target = targets.get();
              expected.check(target, own.get(turn).get(target));
              turn = (turn + 1) % own.size();
            }
            return count;
          });
    }
    long sum = 0;
    for (Future<Long> one : threads.invokeAll(all)) {
      sum += result(one);
    }
    return sum;
  }

  private static long result(Future<Long> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the server did not answer as expected", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (List<Connection> own : connections) {
      for (Connection connection : own) {
        connection.close();
      }
    }
  }
}
