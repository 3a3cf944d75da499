package org.freshet.partstream.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.cache.Made;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * Runs parts at once, as far as their dependencies and the bounds of request and application let
 * it. Receivers are told of each part when it is there: by the thread that calls and waits, or, in
 * a {@link Flight}, by that of the part. Thread-safe.
 */
public final class PartRunner {

  private final Workers workers;
  private final RequestScope scope;
  private final PartProblems problems;
  private final Permits permits;
  private final int perRequest;
  private final Duration timeout;
  private final LongSupplier nanos;

  /**
   * A runner.
   *
   * @param workers where parts run
   * @param perRequest how many parts of one request run at once
   * @param perApplication how many parts run at once
   * @param timeout how long a part may take that says nothing else
   * @param nanos a clock that never goes back
   */
  public PartRunner(
      Workers workers,
      RequestScope scope,
      PartProblems problems,
      int perRequest,
      int perApplication,
      Duration timeout,
      LongSupplier nanos) {
    this.workers = workers;
    this.scope = scope;
    this.problems = problems;
    this.permits = new Permits(perApplication);
    this.perRequest = perRequest;
    this.timeout = timeout;
    this.nanos = nanos;
  }

  /**
   * Runs an errand until all of it is done, or its budget is used up: what the receiver was not
   * told of is still owed then.
   *
   * @throws IOException if the receiver's client is gone, or the thread is interrupted
   */
  public void run(Errand errand, Receiver receiver) throws IOException {
    Run run = new Run(errand, receiver, workers, null);
    try {
      run.go();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("interrupted");
      stopped.initCause(e);
      throw stopped;
    } finally {
      run.end();
    }
  }

  /**
   * Prepares an errand that no thread waits for. Must be called on the thread of its request.
   *
   * @param landing is told how it ends
   */
  public Flight flight(Errand errand, Receiver receiver, Flight.Landing landing) {
    Workers own = workers.ofThisRequest();
    return new Flight(own, scope, landing, nanos, flight -> new Run(errand, receiver, own, flight));
  }

  /** One errand on its way; used by one thread after the other. */
  private final class Run implements Steps {

    private final Errand errand;
    private final Receiver receiver;
    private final long began = nanos.getAsLong();
    private final List<PlannedPart> waiting;
    private final Map<PartTask, Long> running = new ConcurrentHashMap<>();
    private final Set<String> failed;
    private final BlockingQueue<PartTask> ended = new LinkedBlockingQueue<>();
    private final Workers own;
    private final @Nullable Flight flight;
    private final @Nullable Place place;

    /**
     * A run.
     *
     * @param flight goes on by itself, null if a thread waits
     */
    private Run(Errand errand, Receiver receiver, Workers own, @Nullable Flight flight) {
      this.errand = errand;
      this.receiver = receiver;
      this.own = own;
      this.flight = flight;
      this.place = flight == null ? null : new Place(permits, flight::wakeElsewhere);
      this.waiting = new ArrayList<>(errand.parts());
      this.failed = new HashSet<>(errand.failed());
    }

    private void go() throws IOException, InterruptedException {
      while (true) {
        skip();
        begin();
        if (isOver()) {
          return;
        }
        await();
        endLate();
      }
    }

    private boolean isOver() {
      return running.isEmpty() && waiting.isEmpty() || left() <= 0;
    }

    @Override
    public boolean step() throws IOException {
      for (PartTask task = ended.poll(); task != null; task = ended.poll()) {
        take(task);
      }
      endLate();
      skip();
      try {
        begin();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nothing waits in a flight", e);
      }
      return isOver();
    }

    @Override
    public long due() {
      long wait = left();
      for (Map.Entry<PartTask, Long> one : running.entrySet()) {
        wait = Math.min(wait, leftOf(one));
      }
      return wait;
    }

    @Override
    public void interrupt() {
      running.keySet().forEach(PartTask::cancel);
    }

    @Override
    public void end() {
      interrupt();
      if (place != null) {
        place.leave();
      }
    }

    /** On the thread of a part, which is done with it. */
    private void ended(PartTask task) {
      ended.add(task);
      if (flight != null) {
        // Whoever did not want the part any more interrupted it, and not what this thread does now.
        Thread.interrupted();
        flight.wake();
      }
    }

    private long left() {
      return errand.budgetNanos() == Long.MAX_VALUE
          ? Long.MAX_VALUE
          : errand.budgetNanos() - (nanos.getAsLong() - began);
    }

    /** In the order of the plan, so that one pass finds all that depend on one another. */
    private void skip() throws IOException {
      for (Iterator<PlannedPart> parts = waiting.iterator(); parts.hasNext(); ) {
        PlannedPart part = parts.next();
        for (String name : part.dependsOn()) {
          if (failed.contains(name)) {
            parts.remove();
            tell(part, Status.SKIPPED, null, PartProblems.skipped(name), null, 0);
            break;
          }
        }
      }
    }

    private void begin() throws IOException, InterruptedException {
      for (PlannedPart part : List.copyOf(waiting)) {
        if (running.size() >= perRequest || !receiver.isTakingMore()) {
          return;
        }
        if (isReady(part)) {
          if (!isPermitted()) {
            return;
          }
          waiting.remove(part);
          begin(part);
        }
      }
    }

    /** With nothing of its own to wait for it waits for others to end. */
    private boolean isPermitted() throws IOException, InterruptedException {
      if (permits.take()) {
        return true;
      }
      if (!running.isEmpty()) {
        return false;
      }
      return place == null ? isGrantedInTime() : place.isGranted();
    }

    private boolean isGrantedInTime() throws IOException, InterruptedException {
      Semaphore mine = new Semaphore(0);
      Runnable grant = mine::release;
      boolean granted = permits.take(grant);
      try {
        while (!granted && left() > 0) {
          granted = mine.tryAcquire(Math.min(left(), errand.idleNanos()), TimeUnit.NANOSECONDS);
          if (!granted) {
            receiver.idle();
          }
        }
        return granted;
      } finally {
        if (!granted && !permits.leave(grant)) {
          // It came just now, and nobody needs it.
          permits.release();
        }
      }
    }

    private boolean isReady(PlannedPart part) {
      for (String name : part.dependsOn()) {
        if (waiting.stream().anyMatch(other -> other.name().equals(name))
            || running.keySet().stream().anyMatch(task -> task.part().name().equals(name))) {
          return false;
        }
      }
      return true;
    }

    private void begin(PlannedPart part) throws IOException {
      PartTask task = new PartTask(part, errand.context(), scope, permits, this::ended);
      try {
        running.put(task, nanos.getAsLong());
        task.isRunAs(own.begin(task));
      } catch (RejectedExecutionException e) {
        running.remove(task);
        task.cancel();
        fail(part, PartProblems.refused(), e, 0);
      }
    }

    private void await() throws IOException, InterruptedException {
      long wait = Math.min(due(), errand.idleNanos());
      PartTask task = ended.poll(Math.max(wait, 0), TimeUnit.NANOSECONDS);
      if (task != null) {
        take(task);
      } else if (wait == errand.idleNanos()) {
        receiver.idle();
      }
    }

    private void take(PartTask task) throws IOException {
      Long since = running.remove(task);
      if (since != null) {
        receive(task, (nanos.getAsLong() - since) / 1_000_000);
      }
    }

    private long leftOf(Map.Entry<PartTask, Long> task) {
      Duration own = task.getKey().part().timeout();
      long longest = (own == null ? timeout : own).toNanos();
      return longest - (nanos.getAsLong() - task.getValue());
    }

    private void endLate() throws IOException {
      for (Map.Entry<PartTask, Long> one : List.copyOf(running.entrySet())) {
        if (leftOf(one) <= 0) {
          running.remove(one.getKey());
          one.getKey().cancel();
          long millis = (nanos.getAsLong() - one.getValue()) / 1_000_000;
          fail(one.getKey().part(), PartProblems.late(), null, millis);
        }
      }
    }

    private void receive(PartTask task, long millis) throws IOException {
      Throwable thrown = task.failure();
      if (thrown == null) {
        Made made = task.made();
        Status status = made.marks().degraded() ? Status.DEGRADED : Status.OK;
        String name = task.part().name();
        receiver.receive(
            new PartResult(name, status, made.value(), null, null, millis, made.marks()));
      } else {
        fail(task.part(), problems.of(task.part().name(), thrown), thrown, millis);
      }
    }

    private void fail(PlannedPart part, Problem problem, @Nullable Throwable thrown, long millis)
        throws IOException {
      PlannedPart.Fallback fallback = part.fallback();
      if (fallback == null) {
        tell(part, Status.FAILED, null, problem, thrown, millis);
      } else {
        tell(part, Status.DEGRADED, fallback.value(), null, thrown, millis);
      }
    }

    private void tell(
        PlannedPart part,
        Status status,
        @Nullable Object value,
        @Nullable Problem problem,
        @Nullable Throwable thrown,
        long millis)
        throws IOException {
      if (problem != null) {
        failed.add(part.name());
      }
      receiver.receive(new PartResult(part.name(), status, value, problem, thrown, millis));
    }
  }
}
