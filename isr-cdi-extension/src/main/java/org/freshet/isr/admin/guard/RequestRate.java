package org.freshet.isr.admin.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many requests of operators this node answers: {@value #BURST} at once, and {@value
 * #PER_SECOND} more with each second. Thread-safe.
 */
public final class RequestRate {

  static final int BURST = 200;
  static final int PER_SECOND = 20;

  private static final long NANOS_PER_REQUEST = 1_000_000_000L / PER_SECOND;

  private final InstantSource clock;
  private Instant emptyAt;

  /** Nothing has been asked yet. */
  public RequestRate(InstantSource clock) {
    this.clock = clock;
    this.emptyAt = clock.instant();
  }

  /** Takes note of a request; how many seconds it must wait instead, 0 if it may be answered. */
  synchronized int secondsToWait() {
    Instant now = clock.instant();
    Instant from = emptyAt.isAfter(now) ? emptyAt : now;
    Instant next = from.plusNanos(NANOS_PER_REQUEST);
    Duration ahead = Duration.between(now, next);
    long most = NANOS_PER_REQUEST * BURST;
    if (ahead.toNanos() > most) {
      return (int)
          Math.max(1, Duration.ofNanos(ahead.toNanos() - most).plusMillis(999).toSeconds());
    }
    emptyAt = next;
    return 0;
  }
}
