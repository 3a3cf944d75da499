package org.freshet.isr.revalidate.queue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;
import org.jspecify.annotations.Nullable;

/** One stored response on its way to renewal; guarded by the lock of its queue. */
final class RenewalJob {

  private final String key;
  private final String target;
  private final long number;
  private final int visits;
  private final Set<Batch> batches = new HashSet<>();
  private State state = State.PENDING;
  private Instant since;
  private int attempts;
  private int failures;
  private boolean dirty;
  private boolean wanted;
  private boolean independent;
  private @Nullable Instant shown;
  private @Nullable String problem;

  /**
   * A job that waits.
   *
   * @param number its place in the order of all jobs
   * @param visits how often its page was asked for lately
   */
  RenewalJob(String key, String target, long number, int visits, Instant now) {
    this.key = key;
    this.target = target;
    this.number = number;
    this.visits = visits;
    this.since = now;
  }

  String key() {
    return key;
  }

  String target() {
    return target;
  }

  long number() {
    return number;
  }

  int visits() {
    return visits;
  }

  State state() {
    return state;
  }

  int attempts() {
    return attempts;
  }

  /** How many attempts have failed one after the other. */
  int failures() {
    return failures;
  }

  /** Whether a visitor is being served its page stale. */
  boolean isWanted() {
    return wanted;
  }

  /** When the latest was produced that a visitor is being served; null for no such visitor. */
  @Nullable Instant shown() {
    return shown;
  }

  /** Whether it is to be done even if somebody else has done it already. */
  boolean isIndependent() {
    return independent;
  }

  /** Offered for its own sake. */
  void offered() {
    again();
    independent = true;
  }

  /** Offered for the sake of a raise. */
  void offered(Batch batch) {
    again();
    batches.add(batch);
  }

  /** Offered for a visitor who is served what was produced at an instant. */
  void wanted(Instant producedAt) {
    again();
    wanted = true;
    shown = shown == null || shown.isBefore(producedAt) ? producedAt : shown;
  }

  /** While the request is under way it may have read the state before the change. */
  private void again() {
    dirty |= state == State.WARMING;
  }

  /** What a visitor wanted another node does; what is raised is still to be seen to. */
  void isDoneElsewhere() {
    shown = null;
    independent = false;
    attempts--;
  }

  /** As if the attempt that has just ended had not been made. */
  void wasNotTried() {
    attempts--;
  }

  /** Nobody tells this batch any more; true if nobody else wants the job either. */
  boolean leave(Batch batch) {
    return batches.remove(batch) && batches.isEmpty() && !independent && shown == null;
  }

  Set<Batch> batches() {
    return Set.copyOf(batches);
  }

  boolean takeDirty() {
    boolean was = dirty;
    dirty = false;
    return was;
  }

  void started(Instant now) {
    state = State.WARMING;
    since = now;
    attempts++;
    dirty = false;
  }

  void waits(Instant now, @Nullable String why) {
    state = State.PENDING;
    since = now;
    problem = why;
    failures = why == null ? 0 : failures + 1;
  }

  Renewal seen() {
    return new Renewal(target, state, attempts, since, problem);
  }
}
