package org.freshet.isr.edge.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much a vendor takes at once, and how it fills again; what is refused takes nothing. */
final class Bucket {

  private final InstantSource clock;
  private final int most;
  private final Duration each;
  private double held;
  private Instant last;

  /**
   * A bucket that is full.
   *
   * @param each after how long it holds one more
   */
  Bucket(InstantSource clock, int most, Duration each) {
    this.clock = clock;
    this.most = most;
    this.each = each;
    this.held = most;
    this.last = clock.instant();
  }

  boolean takes(int count) {
    fill();
    if (held < count) {
      return false;
    }
    held -= count;
    return true;
  }

  void empty() {
    fill();
    held = 0;
  }

  /** In how many seconds it takes so much. */
  long seconds(int count) {
    fill();
    return (long) Math.ceil((count - held) * each.toMillis() / 1000.0);
  }

  private void fill() {
    Instant now = clock.instant();
    held = Math.min(most, held + (double) Duration.between(last, now).toMillis() / each.toMillis());
    last = now;
  }
}
