package org.freshet.partstream.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.freshet.partstream.plan.PlannedPart;
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
  private final Durations durations = new Durations();

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
    private final Outcomes outcomes;
    private final long began = nanos.getAsLong();
    private final List<PlannedPart> waiting;
    private final Map<PartTask, Long> running = new ConcurrentHashMap<>();
    private final BlockingQueue<PartTask> ended = new LinkedBlockingQueue<>();
    private final Lanes lanes = new Lanes();
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
      this.outcomes = new Outcomes(receiver, problems, errand.failed());
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
        hurry();
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
        if (outcomes.isSkipped(part)) {
          parts.remove();
        }
      }
    }

    private void begin() throws IOException, InterruptedException {
      Lane lane = new Lane(ended::add, nanos);
      List<PartTask> quick = new ArrayList<>();
      gather(lane, quick);
      if (quick.size() == 1) {
        begin(quick.get(0));
      } else if (!quick.isEmpty()) {
        begin(lane, quick);
      }
    }

    /** Begins what can begin, but for what shares a thread. */
    private void gather(Lane lane, List<PartTask> quick) throws IOException, InterruptedException {
      for (PlannedPart part : List.copyOf(waiting)) {
        if (running.size() >= perRequest || !receiver.isTakingMore()) {
          return;
        }
        if (isReady(part)) {
          if (!isPermitted()) {
            return;
          }
          waiting.remove(part);
          // Whoever streams wants each part as soon as it is there.
          boolean isThere = flight == null && part.description().ready();
          boolean shares = flight == null && !isThere && durations.areQuick(part.name());
          PartTask task = task(part, shares ? lane::ended : this::ended);
          running.put(task, nanos.getAsLong());
          if (shares) {
            quick.add(task);
          } else if (isThere) {
            // Its value is there: that takes no time which somebody would have to end.
            task.run();
          } else {
            begin(task);
          }
        }
      }
    }

    private PartTask task(PlannedPart part, Consumer<PartTask> told) {
      return new PartTask(
          part,
          errand.context(),
          scope,
          permits,
          nanos,
          task -> {
            durations.note(part.name(), task.took());
            told.accept(task);
          });
    }

    /** With nothing of its own to wait for it waits for others to end. */
    private boolean isPermitted() throws IOException, InterruptedException {
      if (permits.take()) {
        return true;
      }
      if (!running.isEmpty()) {
        return false;
      }
      return place == null
          ? permits.isGrantedInTime(this::left, errand.idleNanos(), receiver)
          : place.isGranted();
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

    private void begin(Lane lane, List<PartTask> tasks) throws IOException {
      tasks.forEach(lane::add);
      try {
        // Each part is cancelled by itself.
        Future<?> unused = own.begin(lane);
        lanes.add(lane);
      } catch (RejectedExecutionException e) {
        for (PartTask task : lane.takeBack()) {
          refuse(task, e);
        }
      }
    }

    private void begin(PartTask task) throws IOException {
      try {
        task.isRunAs(own.begin(task));
      } catch (RejectedExecutionException e) {
        refuse(task, e);
      }
    }

    private void refuse(PartTask task, RejectedExecutionException e) throws IOException {
      running.remove(task);
      task.cancel();
      outcomes.fail(task.part(), PartProblems.refused(), e, 0);
    }

    private void await() throws IOException, InterruptedException {
      long wait = Math.min(due(), errand.idleNanos());
      long hurry = lanes.due(wait);
      PartTask task = ended.poll(Math.max(hurry, 0), TimeUnit.NANOSECONDS);
      if (task != null) {
        take(task);
      } else if (hurry == errand.idleNanos()) {
        receiver.idle();
      }
    }

    /** What takes too long on a thread that it shares begins on one of its own. */
    private void hurry() throws IOException {
      for (PartTask task : lanes.late()) {
        begin(task);
      }
    }

    private void take(PartTask task) throws IOException {
      if (running.remove(task) != null) {
        outcomes.receive(task);
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
          outcomes.fail(one.getKey().part(), PartProblems.late(), null, millis);
        }
      }
    }
  }
}
