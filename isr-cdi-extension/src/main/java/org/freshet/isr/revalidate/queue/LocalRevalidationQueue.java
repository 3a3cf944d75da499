package org.freshet.isr.revalidate.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.Visits;
import org.jspecify.annotations.Nullable;

/**
 * A queue in the memory of this process, worked off by at most {@code isr.warmup.concurrency}
 * tasks, at a pace, and not while the breaker is open.
 *
 * <p>A job is in {@code jobs} from its offer to its end, and in {@code waiting} while it is due;
 * what ended is remembered for a while, what was given up until a visitor has produced the page.
 * All of it is guarded by the lock of this object, which is never held during a request, while a
 * store is asked, nor while anybody is told.
 */
public final class LocalRevalidationQueue implements RevalidationQueue {

  /** More would keep this node busy with pages that may never be asked for again. */
  private static final int MOST = 10_000;

  /** How long another node is given to end what it is at. */
  private static final Duration BUSY = Duration.ofMillis(200);

  /** How long renewal pauses before it looks whether the memory that nodes share is back. */
  private static final Duration AWAY = Duration.ofMillis(250);

  private final Renewer renewer;
  private final Background background;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final IsrSettings.Warmup settings;
  private final Visits visits;
  private final DoubleSupplier jitter;

  private final Map<String, RenewalJob> jobs = new HashMap<>();
  private final WaitingJobs waiting = new WaitingJobs();
  private final EndedRenewals ended = new EndedRenewals();
  private final GivenUpPages givenUp = new GivenUpPages();
  private final Throttle throttle;
  private final RenewalLog log;
  private long numbers;
  private int workers;

  /**
   * A queue without jobs.
   *
   * @param jitter supplies numbers from 0 to 1, by which back-offs differ
   */
  public LocalRevalidationQueue(
      Renewer renewer,
      Background background,
      Outcomes outcomes,
      InstantSource clock,
      IsrSettings.Warmup settings,
      Visits visits,
      DoubleSupplier jitter) {
    this.renewer = renewer;
    this.background = background;
    this.outcomes = outcomes;
    this.clock = clock;
    this.settings = settings;
    this.visits = visits;
    this.jitter = jitter;
    this.throttle = new Throttle(settings, renewer::isAway, background, this::release);
    this.log = new RenewalLog(settings);
  }

  @Override
  public boolean offer(String key) {
    return take(key, RenewalJob::offered) == Offer.TAKEN;
  }

  @Override
  public boolean offerFirst(String key, Instant producedAt) {
    return take(key, job -> job.wanted(producedAt)) == Offer.TAKEN;
  }

  @Override
  public Offer offer(String key, Batch batch) {
    return take(key, job -> job.offered(batch));
  }

  /** Whether anything can be renewed here. */
  public boolean isPossible() {
    return renewer.isPossible();
  }

  /** The path and query under which a key is asked for; the key itself if it is gone. */
  public String target(String key) {
    return renewer.target(key);
  }

  /** Why a page was given up; null if it was not, or that is forgotten. */
  public synchronized @Nullable GivenUpPage givenUp(String key) {
    return givenUp.page(key);
  }

  private Offer take(String key, Consumer<RenewalJob> claim) {
    if (!renewer.isPossible()) {
      log.impossible();
      return Offer.LEFT;
    }
    Offer known = takeKnown(key, claim);
    if (known != null) {
      return known;
    }
    String target = renewer.target(key);
    synchronized (this) {
      // Others may have been here while the store was asked.
      known = takeKnown(key, claim);
      if (known != null) {
        return known;
      }
      RenewalJob job = new RenewalJob(key, target, numbers++, visits.of(key), clock.instant());
      claim.accept(job);
      jobs.put(key, job);
      waiting.add(job);
    }
    wakeWorker();
    return Offer.TAKEN;
  }

  /** What becomes of a key that needs no job of its own; null if it does. */
  private synchronized @Nullable Offer takeKnown(String key, Consumer<RenewalJob> claim) {
    if (givenUp.contains(key)) {
      return Offer.LEFT;
    }
    RenewalJob job = jobs.get(key);
    if (job == null) {
      return jobs.size() < MOST ? null : Offer.FULL;
    }
    claim.accept(job);
    if (job.isWanted()) {
      waiting.isWanted(job);
    }
    return Offer.TAKEN;
  }

  @Override
  public synchronized void withdraw(Batch batch) {
    for (RenewalJob job : List.copyOf(jobs.values())) {
      if (job.leave(batch) && job.state() == State.PENDING) {
        jobs.remove(job.key());
        waiting.remove(job);
      }
    }
  }

  @Override
  public void produced(String key) {
    // Asked whenever something is stored, and hardly ever is there anything.
    if (!givenUp.isEmpty()) {
      synchronized (this) {
        givenUp.remove(key);
      }
    }
  }

  @Override
  public synchronized List<Renewal> renewals() {
    List<Renewal> all = new ArrayList<>();
    jobs.values().forEach(job -> all.add(job.seen()));
    all.sort(Comparator.comparing(Renewal::since).reversed());
    all.addAll(ended.latest());
    return all;
  }

  @Override
  public synchronized RenewalSummary summary() {
    long warming = jobs.values().stream().filter(job -> job.state() == State.WARMING).count();
    return new RenewalSummary(
        jobs.size() - (int) warming,
        (int) warming,
        ended.done(),
        ended.failed(),
        givenUp.size(),
        throttle.breaker().state(),
        throttle.breaker().openUntil());
  }

  @Override
  public synchronized List<GivenUpPage> givenUp() {
    return givenUp.all();
  }

  @Override
  public int replay(@Nullable String target) {
    int queued = 0;
    for (String key : keysToReplay(target)) {
      GivenUpPage page;
      synchronized (this) {
        page = givenUp.remove(key);
      }
      if (page != null && offer(key)) {
        queued++;
      } else if (page != null) {
        synchronized (this) {
          givenUp.add(key, page);
        }
      }
    }
    return queued;
  }

  private synchronized List<String> keysToReplay(@Nullable String target) {
    return givenUp.keys(target);
  }

  private void wakeWorker() {
    synchronized (this) {
      if (throttle.isHeld() || workers >= settings.concurrency() || waiting.isEmpty()) {
        return;
      }
      workers++;
    }
    background.execute(this::work);
  }

  private void work() {
    try {
      for (RenewalJob job = next(); job != null; job = next()) {
        // After a pause one task is woken, and each wakes the next one.
        wakeWorker();
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
    Instant now = clock.instant();
    if (waiting.isEmpty() || !throttle.allows(now)) {
      return null;
    }
    RenewalJob job = waiting.poll();
    if (job != null) {
      throttle.begins(now);
      job.started(now);
    }
    return job;
  }

  private void release() {
    synchronized (this) {
      throttle.release();
    }
    wakeWorker();
  }

  private void run(RenewalJob job) {
    Renewer.Attempt attempt = attempt(job);
    learn(job, attempt);
    if (attempt.isAway()) {
      wasNotTried(job);
    } else if (attempt.busy() && isOwed(job)) {
      lookAgain(job);
    } else if (attempt.done()) {
      finished(job);
    } else if (attempt.again() && job.failures() + 1 < settings.attempts()) {
      retry(job, attempt.problem());
    } else {
      giveUp(job, attempt.problem());
    }
  }

  private Renewer.Attempt attempt(RenewalJob job) {
    try {
      Instant shown;
      boolean always;
      synchronized (this) {
        shown = job.shown();
        always = job.isIndependent();
      }
      return always || renewer.isDue(job.key(), shown)
          ? renewer.attempt(job.key())
          : Renewer.Attempt.needless();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.failed(job, e);
      return Renewer.Attempt.failed(e.getClass().getSimpleName());
    }
  }

  private void learn(RenewalJob job, Renewer.Attempt attempt) {
    Throttle.Learned learned;
    synchronized (this) {
      learned = throttle.learn(job, attempt, clock.instant());
    }
    if (learned.opened()) {
      log.pauses(attempt.problem());
    } else if (learned.closed()) {
      log.goesOn();
    }
    if (learned.tried() || learned.closed()) {
      release();
    }
  }

  private void finished(RenewalJob job) {
    Renewal end = doneUnlessDirty(job);
    while (end == null) {
      if (renewer.isRaised(job.key())) {
        synchronized (this) {
          job.waits(clock.instant(), null);
          waiting.add(job);
        }
        return;
      }
      end = doneUnlessDirty(job);
    }
    tell(job, end);
  }

  private synchronized @Nullable Renewal doneUnlessDirty(RenewalJob job) {
    return job.takeDirty() ? null : ended(job, State.DONE, null);
  }

  private synchronized boolean isOwed(RenewalJob job) {
    return !job.batches().isEmpty();
  }

  /** The node that is at it may be lost in the middle. */
  private void lookAgain(RenewalJob job) {
    synchronized (this) {
      job.waits(clock.instant(), null);
      job.isDoneElsewhere();
    }
    background.schedule(() -> due(job), BUSY);
  }

  /** What was made, if anything was, could not be kept. */
  private void wasNotTried(RenewalJob job) {
    synchronized (this) {
      job.waits(clock.instant(), null);
      job.wasNotTried();
    }
    background.schedule(() -> due(job), AWAY);
  }

  private void retry(RenewalJob job, String problem) {
    Duration delay;
    synchronized (this) {
      job.waits(clock.instant(), problem);
      Duration doubled = settings.backoff().multipliedBy(1L << Math.min(10, job.failures() - 1));
      delay = doubled.plusMillis((long) (doubled.toMillis() / 2.0 * jitter.getAsDouble()));
    }
    background.schedule(() -> due(job), delay);
  }

  @SuppressWarnings("ReferenceEquality") // it may have been withdrawn, and offered anew
  private void due(RenewalJob job) {
    synchronized (this) {
      if (jobs.get(job.key()) != job) {
        return;
      }
      waiting.add(job);
    }
    wakeWorker();
  }

  private void giveUp(RenewalJob job, String problem) {
    Renewal end;
    synchronized (this) {
      end = ended(job, State.FAILED, problem);
      givenUp.add(job.key(), new GivenUpPage(job.target(), problem, job.attempts(), end.since()));
    }
    log.givenUp(job, problem);
    tell(job, end);
  }

  /** Called with the lock held. */
  private Renewal ended(RenewalJob job, State state, @Nullable String problem) {
    jobs.remove(job.key());
    Renewal end = new Renewal(job.target(), state, job.attempts(), clock.instant(), problem);
    ended.add(end);
    return end;
  }

  private void tell(RenewalJob job, Renewal end) {
    Set<Batch> batches;
    synchronized (this) {
      batches = job.batches();
    }
    batches.forEach(batch -> batch.ended(job.key(), end.state() == State.DONE));
    outcomes.fire(end);
  }
}
