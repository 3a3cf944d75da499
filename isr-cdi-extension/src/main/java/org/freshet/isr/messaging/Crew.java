package org.freshet.isr.messaging;

import jakarta.jms.JMSContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.freshet.isr.config.Codes;
import org.freshet.isr.tags.TagGraphException;

/**
 * Threads that do nothing but talk to the broker. So whoever asks for something waits no longer
 * than a time-out, and a transaction of the application never becomes one of the broker's, whatever
 * thread it is that asks. Thread-safe.
 */
final class Crew implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Crew.class.getName());
  private static final int IDLE_SECONDS = 30;

  private final Broker broker;
  private final Duration timeout;
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile boolean ended;

  /**
   * A crew without threads yet.
   *
   * @param most how many threads at most; a broker that hangs takes no more
   * @param timeout how long anybody waits for a step
   */
  Crew(Broker broker, ThreadFactory factory, int most, Duration timeout) {
    this.broker = broker;
    this.timeout = timeout;
    this.threads =
        new ThreadPoolExecutor(
            0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }

  Broker broker() {
    return broker;
  }

  /** Does something at once; each step counts by itself. */
  <T> T alone(Function<JMSContext, T> steps) {
    return call(
        () -> {
          try (JMSContext context = broker.factory().createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            return steps.apply(context);
          }
        });
  }

  /** Does something all of whose steps count, or none. */
  <T> T together(Function<JMSContext, T> steps) {
    return call(
        () -> {
          JMSContext context = broker.transactions().begin(broker.factory());
          T result;
          try {
            result = steps.apply(context);
          } catch (RuntimeException e) {
            broker.transactions().rollback(context);
            throw e;
          }
          broker.transactions().commit(context);
          return result;
        });
  }

  /** Begins something that goes on for as long as it wants. */
  void begin(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw failed(e);
    }
  }

  private interface Steps<T> {
    T run();
  }

  private <T> T call(Steps<T> steps) {
    CompletableFuture<T> result = new CompletableFuture<>();
    begin(
        () -> {
          try {
            result.complete(steps.run());
          } catch (RuntimeException | LinkageError e) {
            result.completeExceptionally(e);
          }
        });
    return await(result);
  }

  /**
   * Waits for what another thread of this crew does, and tells if the broker has gone or is back.
   */
  <T> T await(Future<T> result) {
    T done;
    try {
      done = result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TagGraphException("this thread is to end", e);
    }
    if (away.compareAndSet(true, false)) {
      LOG.log(Level.INFO, Codes.MESSAGING_AWAY + ": the messaging of the server answers again");
    }
    return done;
  }

  private TagGraphException failed(Throwable why) {
    if (!ended && away.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.MESSAGING_AWAY
              + ": the messaging of the server does not do what it should, until it does this node"
              + " renews alone what it raises",
          why);
    }
    return new TagGraphException("the messaging of the server does not answer", why);
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdown();
  }
}
