package org.freshet.isr.revalidate.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.revalidate.Background;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next renewal may begin: at a pace, and neither while the breaker is open nor while
 * the memory that nodes share is away. Guarded by the lock of its queue.
 */
final class Throttle {

  /** How long renewal pauses before it looks whether the shared memory is back. */
  private static final Duration AWAY = Duration.ofMillis(250);

  private final Breaker breaker;
  private final Pace pace;
  private final BooleanSupplier away;
  private final Background background;
  private final Runnable release;

  /** Nobody may begin anything before somebody says so. */
  private boolean held;

  /**
   * A throttle that holds nobody.
   *
   * @param away whether nothing that is renewed now could be kept
   * @param release called without a lock when a wait is over
   */
  Throttle(
      IsrSettings.Warmup settings, BooleanSupplier away, Background background, Runnable release) {
    this.away = away;
    this.breaker = new Breaker(settings.breakerFailures(), settings.breakerPause());
    this.pace = new Pace(settings.rate());
    this.background = background;
    this.release = release;
  }

  boolean isHeld() {
    return held;
  }

  void release() {
    held = false;
  }

  /** Whether one may begin now; if not, nobody may until that changes. */
  boolean allows(Instant now) {
    if (held) {
      return false;
    }
    if (away.getAsBoolean()) {
      hold(AWAY);
      return false;
    }
    if (!breaker.allows(now)) {
      hold(breaker.wait(now));
      return false;
    }
    Duration wait = pace.wait(now);
    if (!wait.isZero()) {
      hold(wait);
      return false;
    }
    return true;
  }

  /**
   * Holds everybody.
   *
   * @param wait null until the page that is being tried has ended
   */
  private void hold(@Nullable Duration wait) {
    held = true;
    if (wait != null) {
      // A timer that counts milliseconds must not be early.
      background.schedule(release, Duration.ofMillis(wait.toMillis() + 1));
    }
  }

  /** One begins. */
  void begins(Instant now) {
    breaker.asks();
    pace.begins(now);
  }

  /**
   * What an attempt told of the origin.
   *
   * @param opened whether a pause begins
   * @param closed whether one ends
   * @param tried whether it was the attempt on which the end of a pause depends
   */
  record Learned(boolean opened, boolean closed, boolean tried) {}

  /** An attempt has ended. */
  Learned learn(RenewalJob job, Renewer.Attempt attempt, Instant now) {
    boolean tried = breaker.state() == RenewalSummary.Breaker.PROBING;
    if (attempt.answered()) {
      return new Learned(false, breaker.succeeded(), tried);
    }
    if (attempt.again()) {
      return new Learned(breaker.failed(job.key(), now), false, tried);
    }
    breaker.learnedNothing();
    return new Learned(false, false, tried);
  }

  /** How the breaker stands. */
  Breaker breaker() {
    return breaker;
  }
}
