package org.freshet.isr.revalidate.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many renewals begin in a second, evenly; what timers are late by, up to a tenth of a
 * second, is made up for. Guarded by the lock of its queue.
 */
final class Pace {

  private static final Duration LATE = Duration.ofMillis(100);

  private final Duration interval;
  private @Nullable Instant next;

  /**
   * A pace.
   *
   * @param perSecond how many may begin in a second, 0 for any number
   */
  Pace(int perSecond) {
    this.interval = perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /** How long to wait before the next one may begin; zero if it may now. */
  Duration wait(Instant now) {
    Instant due = next;
    return due == null || !due.isAfter(now) ? Duration.ZERO : Duration.between(now, due);
  }

  /** One begins. */
  void begins(Instant now) {
    if (!interval.isZero()) {
      Instant earliest = now.minus(LATE);
      Instant due = next;
      Instant from = due == null ? now : due.isBefore(earliest) ? earliest : due;
      next = from.plus(interval);
    }
  }
}
