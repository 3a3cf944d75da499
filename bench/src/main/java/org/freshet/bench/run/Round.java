package org.freshet.bench.run;

import java.time.Duration;

/**
 * What one row cost in one round.
 *
 * @param requests how many were answered
 * @param time how long that took
 * @param cpu what it cost the server
 */
public record Round(long requests, Duration time, Duration cpu) {

  /** Microseconds of CPU for each of them. */
  public double cpuMicros() {
    return cpu.toNanos() / 1e3 / requests;
  }

  /** How many there were in a second. */
  public double perSecond() {
    return requests * 1e9 / time.toNanos();
  }
}
