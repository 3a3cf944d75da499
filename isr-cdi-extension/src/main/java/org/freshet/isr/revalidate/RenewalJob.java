package org.freshet.isr.revalidate;

import java.time.Instant;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.jspecify.annotations.Nullable;

/** One stored response on its way to renewal; guarded by the lock of its queue. */
final class RenewalJob {

  private final String key;
  private final String target;
  private State state = State.PENDING;
  private Instant since;
  private int attempts;
  private int failures;
  private boolean dirty;
  private @Nullable String problem;

  RenewalJob(String key, String target, Instant now) {
    this.key = key;
    this.target = target;
    this.since = now;
  }

  String key() {
    return key;
  }

  String target() {
    return target;
  }

  int attempts() {
    return attempts;
  }

  /** How many attempts have failed one after the other. */
  int failures() {
    return failures;
  }

  /** While the request is under way it may have read the state before the change. */
  void offeredAgain() {
    dirty |= state == State.WARMING;
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
