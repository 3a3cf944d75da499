package org.freshet.isr.serve;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of this process: it never goes back, and never falls behind the clock on the wall. A
 * wall clock that is put back keeps no response fresh for longer than promised, and neither does a
 * machine that slept. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

  private final InstantSource wall;
  private final Instant start;
  private final long startNanos;
  private volatile Instant latest;

  /** A clock by the one of this machine. */
  public SteadyClock() {
    this(Instant::now);
  }

  /**
   * A clock by another one on the wall: the only thing about time that a node is told and does not
   * measure, so that tests can put it wrong.
   */
  public SteadyClock(InstantSource wall) {
    this.wall = wall;
    this.start = wall.instant();
    this.startNanos = System.nanoTime();
    this.latest = start;
  }

  @Override
  public Instant instant() {
    Instant steady = start.plusNanos(System.nanoTime() - startNanos);
    Instant now = wall.instant();
    if (now.isBefore(steady)) {
      now = steady;
    }
    Instant before = latest;
    if (now.isBefore(before)) {
      return before;
    }
    latest = now;
    return now;
  }
}
