package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.jspecify.annotations.Nullable;

/**
 * A queue in the memory of this process, worked off by at most {@code isr.warmup.concurrency}
 * tasks.
 *
 * <p>A job is in {@code jobs} from its offer to its end, and in {@code waiting} while it is due;
 * the last {@value #RECENT} ended ones are remembered in {@code ended}, those given up until a
 * visitor has produced their page. All of it is guarded by the lock of this object, which is never
 * held during a request.
 */
public final class LocalRevalidationQueue implements RevalidationQueue {

  private static final Logger LOG = System.getLogger(LocalRevalidationQueue.class.getName());
  private static final int RECENT = 200;
  private static final int GIVEN_UP = 10_000;

  /** More would keep this node busy with pages that may never be asked for again. */
  private static final int MOST = 10_000;

  private final Renewer renewer;
  private final Background background;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final IsrSettings.Warmup settings;

  private final Map<String, RenewalJob> jobs = new HashMap<>();
  private final WaitingJobs waiting = new WaitingJobs();
  private final Deque<Renewal> ended = new ArrayDeque<>();
  private final Map<String, Boolean> givenUp =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > GIVEN_UP;
        }
      };
  private final AtomicBoolean impossibleReported = new AtomicBoolean();
  private int workers;

  /** A queue without jobs. */
  public LocalRevalidationQueue(
      Renewer renewer,
      Background background,
      Outcomes outcomes,
      InstantSource clock,
      IsrSettings.Warmup settings) {
    this.renewer = renewer;
    this.background = background;
    this.outcomes = outcomes;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public boolean offer(String key) {
    return offer(key, false);
  }

  @Override
  public boolean offerFirst(String key) {
    return offer(key, true);
  }

  private boolean offer(String key, boolean wanted) {
    if (!renewer.isPossible()) {
      reportImpossible();
      return false;
    }
    synchronized (this) {
      if (givenUp.containsKey(key)) {
        return false;
      }
      RenewalJob job = jobs.get(key);
      if (job != null) {
        job.offeredAgain();
        if (wanted) {
          waiting.isWanted(job);
        }
        return true;
      }
      if (jobs.size() >= MOST) {
        return false;
      }
      job = new RenewalJob(key, renewer.target(key), clock.instant());
      jobs.put(key, job);
      waiting.add(job);
      if (wanted) {
        waiting.isWanted(job);
      }
    }
    wakeWorker();
    return true;
  }

  @Override
  public synchronized void produced(String key) {
    givenUp.remove(key);
  }

  @Override
  public synchronized List<Renewal> renewals() {
    List<Renewal> all = new ArrayList<>();
    jobs.values().forEach(job -> all.add(job.seen()));
    all.sort(Comparator.comparing(Renewal::since).reversed());
    ended.descendingIterator().forEachRemaining(all::add);
    return all;
  }

  private void reportImpossible() {
    if (impossibleReported.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.NO_ORIGIN
              + ": it is not known where this application is reached without TLS, so visitors renew"
              + " its pages; set isr.warmup.origin");
    }
  }

  private void wakeWorker() {
    synchronized (this) {
      if (workers >= settings.concurrency() || waiting.isEmpty()) {
        return;
      }
      workers++;
    }
    background.execute(this::work);
  }

  private void work() {
    try {
      for (RenewalJob job = next(); job != null; job = next()) {
        run(job);
      }
    } finally {
      synchronized (this) {
        workers--;
      }
      // A job may have arrived after the last look and before the count went down.
      wakeWorker();
    }
  }

  private synchronized @Nullable RenewalJob next() {
    RenewalJob job = waiting.poll();
    if (job != null) {
      job.started(clock.instant());
    }
    return job;
  }

  private void run(RenewalJob job) {
    Renewer.Attempt attempt;
    try {
      attempt = renewer.attempt(job.key());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.log(Level.WARNING, Codes.RENEWAL_FAILED + ": renewing " + job.target() + " failed", e);
      attempt = Renewer.Attempt.failed(e.getClass().getSimpleName());
    }
    if (attempt.done()) {
      finished(job);
    } else if (attempt.again() && job.failures() + 1 < settings.attempts()) {
      retry(job, attempt.problem());
    } else {
      giveUp(job, attempt.problem());
    }
  }

  private void finished(RenewalJob job) {
    Renewal end;
    synchronized (this) {
      if (job.takeDirty() && renewer.isRaised(job.key())) {
        job.waits(clock.instant(), null);
        waiting.add(job);
        return;
      }
      end = ended(job, State.DONE, null);
    }
    outcomes.fire(end);
  }

  private void retry(RenewalJob job, String problem) {
    Duration delay;
    synchronized (this) {
      job.waits(clock.instant(), problem);
      delay = settings.backoff().multipliedBy(1L << Math.min(10, job.failures() - 1));
    }
    background.schedule(
        () -> {
          synchronized (this) {
            waiting.add(job);
          }
          wakeWorker();
        },
        delay);
  }

  private void giveUp(RenewalJob job, String problem) {
    Renewal end;
    synchronized (this) {
      givenUp.put(job.key(), true);
      end = ended(job, State.FAILED, problem);
    }
    LOG.log(
        Level.WARNING,
        Codes.RENEWAL_FAILED
            + ": "
            + job.target()
            + " was not renewed after "
            + job.attempts()
            + " attempts ("
            + problem
            + "), its next visitor renews it");
    outcomes.fire(end);
  }

  /** Called with the lock held. */
  private Renewal ended(RenewalJob job, State state, @Nullable String problem) {
    jobs.remove(job.key());
    Renewal end = new Renewal(job.target(), state, job.attempts(), clock.instant(), problem);
    ended.add(end);
    if (ended.size() > RECENT) {
      ended.removeFirst();
    }
    return end;
  }
}
