package org.freshet.essentials.ratelimit;

/**
 * What one limit says to a request.
 *
 * @param admitted whether it has one left for it
 * @param remaining how many more could come at once now
 * @param waitNanos after how long there is one more
 */
public record Verdict(boolean admitted, long remaining, long waitNanos) {

  /** The same in whole seconds, rounded up, so that nobody comes back too early. */
  public long waitSeconds() {
    return (waitNanos + 999_999_999L) / 1_000_000_000L;
  }
}
