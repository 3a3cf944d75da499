package org.freshet.essentials.stores;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a test lets time pass. */
public final class Clock implements InstantSource {

  private Instant now;

  /** A clock that stands at a moment. */
  public Clock(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
