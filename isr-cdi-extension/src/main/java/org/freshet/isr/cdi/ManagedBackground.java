package org.freshet.isr.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.freshet.isr.config.Codes;
import org.freshet.isr.revalidate.Background;
import org.jspecify.annotations.Nullable;

/**
 * The server's managed threads; where there are none, two of our own that end with the application.
 */
@ApplicationScoped
class ManagedBackground implements Background {

  private static final Logger LOG = System.getLogger(ManagedBackground.class.getName());
  private static final List<String> NAMES =
      List.of(
          "java:comp/DefaultManagedScheduledExecutorService",
          "java:jboss/ee/concurrency/scheduler/default");

  private volatile @Nullable ScheduledExecutorService managed;
  private @Nullable ScheduledThreadPoolExecutor own;
  private final Set<Scheduled> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  @Override
  public void execute(Runnable task) {
    if (!ended) {
      try {
        executor().execute(guarded(task));
      } catch (RejectedExecutionException e) {
        rejected(e);
      }
    }
  }

  @Override
  public void schedule(Runnable task, Duration delay) {
    if (ended) {
      return;
    }
    Scheduled scheduled = new Scheduled(guarded(task));
    try {
      pending.add(scheduled);
      scheduled.future = executor().schedule(scheduled, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      pending.remove(scheduled);
      rejected(e);
    }
  }

  @PreDestroy
  void end() {
    ended = true;
    pending.forEach(Scheduled::cancel);
    synchronized (this) {
      if (own != null) {
        own.shutdownNow();
      }
    }
  }

  /** A task of the future, cancelled when the application ends before it. */
  private final class Scheduled implements Runnable {

    private final Runnable task;
    private volatile @Nullable Future<?> future;

    private Scheduled(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      pending.remove(this);
      task.run();
    }

    void cancel() {
      Future<?> known = future;
      if (known != null) {
        known.cancel(false);
      }
    }
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      if (!ended) {
        try {
          task.run();
        } catch (RuntimeException | LinkageError e) {
          LOG.log(Level.ERROR, Codes.TASK_FAILED + ": a task behind failed", e);
        }
      }
    };
  }

  private ScheduledExecutorService executor() {
    ScheduledExecutorService known = managed;
    if (known == null) {
      known = lookUp();
      if (known == null) {
        return own();
      }
      managed = known;
    }
    return known;
  }

  // The names are constants; nothing of a request takes part.
  @SuppressWarnings("BanJNDI")
  private static @Nullable ScheduledExecutorService lookUp() {
    for (String name : NAMES) {
      try {
        return InitialContext.doLookup(name);
      } catch (NamingException e) {
        LOG.log(Level.DEBUG, "no executor named {0} here", name);
      }
    }
    return null;
  }

  private synchronized ScheduledExecutorService own() {
    if (own == null) {
      LOG.log(
          Level.INFO,
          Codes.OWN_THREADS + ": the server has no managed executor here, using two threads");
      own =
          new ScheduledThreadPoolExecutor(
              2,
              task -> {
                Thread thread = new Thread(task, "isr-background");
                thread.setDaemon(true);
                return thread;
              });
      own.setRemoveOnCancelPolicy(true);
    }
    return own;
  }

  private void rejected(RejectedExecutionException e) {
    // While an application ends its executors may end before it does.
    LOG.log(
        ended ? Level.DEBUG : Level.WARNING, Codes.TASK_REFUSED + ": a task behind was refused", e);
  }
}
