package org.freshet.isr;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one clock of the unit tests: it stands still until a test moves it. */
public final class FakeClock implements InstantSource {

  /** Where a new clock stands. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Instant now;

  /** A clock at {@link #START}. */
  public FakeClock() {
    this(START);
  }

  /** A clock at an instant. */
  public FakeClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock to an instant, backwards too. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves the clock on, or back by a negative duration. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Moves the clock on by seconds, or back by negative ones. */
  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }
}
