package org.freshet.essentials.cdi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The threads of webhooks, made by the server where it makes some: with the names and classes of
 * the application, and none of its pools taken. They end with the application.
 */
final class WebhookThreads {

  private static final Logger LOG = System.getLogger(WebhookThreads.class.getName());
  private static final List<String> NAMES =
      List.of("java:comp/DefaultManagedThreadFactory", "java:jboss/ee/concurrency/factory/default");
  private static final long IDLE_SECONDS = 30;
  private static final long END_SECONDS = 5;

  private final ScheduledThreadPoolExecutor looks;
  private final ScheduledThreadPoolExecutor deadlines;
  private final ThreadPoolExecutor workers;

  WebhookThreads(int workers) {
    ThreadFactory factory = factory();
    this.looks = scheduled(factory);
    this.deadlines = scheduled(factory);
    this.workers =
        new ThreadPoolExecutor(
            workers, workers, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    this.workers.allowCoreThreadTimeOut(true);
  }

  /** One thread, which may wait for the database. */
  ScheduledThreadPoolExecutor looks() {
    return looks;
  }

  /** One thread, which waits for nobody. */
  ScheduledThreadPoolExecutor deadlines() {
    return deadlines;
  }

  /** One thread for each message that is sent at once. */
  ThreadPoolExecutor workers() {
    return workers;
  }

  /** Ends them, and waits a little for what they do just now, which may need the application. */
  void end() {
    List<ExecutorService> all = List.of(looks, workers, deadlines);
    all.forEach(ExecutorService::shutdownNow);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    try {
      for (ExecutorService one : all) {
        if (!one.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.log(Level.DEBUG, "a thread of webhooks is waiting for somebody still");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScheduledThreadPoolExecutor scheduled(ThreadFactory factory) {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, factory);
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @SuppressWarnings("BanJNDI")
  private static ThreadFactory factory() {
    for (String name : NAMES) {
      try {
        if (InitialContext.doLookup(name) instanceof ThreadFactory factory) {
          return factory;
        }
      } catch (NamingException e) {
        LOG.log(Level.DEBUG, "no factory of threads named " + name, e);
      }
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return task -> {
      Thread thread = new Thread(task, "essentials-webhooks");
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }
}
