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

/** Load on one server: as many connections as threads, each asking as soon as it was answered. */
public final class Load implements AutoCloseable {

  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;

  /** Load that is not put on yet. */
  public Load(int port, int width) throws IOException {
    for (int i = 0; i < width; i++) {
      connections.add(new Connection(port));
    }
    threads = Executors.newFixedThreadPool(width);
  }

  /** Asks once, without a check. */
  public Response ask(String target) throws IOException {
    return connections.get(0).get(target);
  }

  /**
   * Asks for a while.
   *
   * @param targets what to ask for next; called by all threads
   * @return how many answers there were, all of them as expected
   */
  public long run(Supplier<String> targets, Expectation expected, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    List<Callable<Long>> all = new ArrayList<>();
    for (Connection connection : connections) {
      all.add(
          () -> {
            long count = 0;
            for (; System.nanoTime() < end; count++) {
              String target = targets.get();
              expected.check(target, connection.get(target));
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
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
