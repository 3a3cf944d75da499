package org.freshet.partstream.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.freshet.partstream.run.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Threads that the server manages, as many as parts may run at once: its executor may be its own
 * pool for requests, with a handful of threads. What runs on them has the context of who began it.
 */
@ApplicationScoped
class ManagedWorkers implements Workers {

  private static final List<String> FACTORIES =
      List.of("java:comp/DefaultManagedThreadFactory", "java:jboss/ee/concurrency/factory/default");
  private static final List<String> CONTEXTS =
      List.of("java:comp/DefaultContextService", "java:jboss/ee/concurrency/context/default");
  private static final int IDLE_SECONDS = 60;

  private @Nullable ExecutorService threads;
  private @Nullable ScheduledExecutorService clock;
  private @Nullable ContextService contexts;

  @Override
  public Future<?> begin(Runnable work) {
    ExecutorService executor = threads();
    ContextService service = contexts;
    return executor.submit(service == null ? work : service.contextualRunnable(work));
  }

  @Override
  public Workers ofThisRequest() {
    ExecutorService executor = threads();
    ContextService service = contexts;
    if (service == null) {
      return this;
    }
    Executor context = service.currentContextExecutor();
    return work -> executor.submit(() -> context.execute(work));
  }

  /** Runs something of the library's own that may take its time. */
  void aside(Runnable work) {
    threads().execute(work);
  }

  /** One thread that does something later, for all that is never held up. */
  synchronized ScheduledExecutorService clock() {
    ScheduledExecutorService known = clock;
    if (known == null) {
      known = new ScheduledThreadPoolExecutor(1, lookUp(FACTORIES, ThreadFactory.class));
      clock = known;
    }
    return known;
  }

  @PreDestroy
  synchronized void end() {
    if (threads != null) {
      threads.shutdownNow();
    }
    if (clock != null) {
      clock.shutdownNow();
    }
  }

  private synchronized ExecutorService threads() {
    if (threads == null) {
      ThreadFactory factory = lookUp(FACTORIES, ThreadFactory.class);
      contexts = lookUp(CONTEXTS, ContextService.class);
      // How many there are at most is the business of those who begin work.
      threads =
          new ThreadPoolExecutor(
              0,
              Integer.MAX_VALUE,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              factory);
    }
    return threads;
  }

  // The names are constants; nothing of a request takes part.
  @SuppressWarnings("BanJNDI")
  private static <T> T lookUp(List<String> names, Class<T> type) {
    NamingException last = null;
    for (String name : names) {
      try {
        return type.cast(new InitialContext().lookup(name));
      } catch (NamingException e) {
        last = e;
      }
    }
    throw new RejectedExecutionException("the server has none of " + names, last);
  }
}
