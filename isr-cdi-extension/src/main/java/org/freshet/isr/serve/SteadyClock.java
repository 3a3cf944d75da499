package org.freshet.isr.serve;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of this process: it never goes back, and never falls behind the clock on the wall. A
 * wall clock that is put back keeps no response fresh for longer than promised, and neither does a
 * machine that slept. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private volatile Instant latest = start;

  @Override
  public Instant instant() {
    Instant steady = start.plusNanos(System.nanoTime() - startNanos);
    Instant wall = Instant.now();
    Instant now = wall.isAfter(steady) ? wall : steady;
    Instant before = latest;
    if (now.isBefore(before)) {
      return before;
    }
    latest = now;
    return now;
  }
}
