package org.freshet.essentials.ratelimit;

import org.freshet.essentials.config.Quota;

/**
 * The generic cell rate algorithm, as a leaky bucket: of a caller nothing is kept but the moment at
 * which the allowance will be whole again. Each request moves that moment on by the time in which
 * one fills up; a request that would move it further ahead than a burst takes is refused.
 *
 * <p>Pure: moments are arguments, in nanoseconds of any clock.
 */
final class Gcra {

  private Gcra() {}

  /**
   * What the limit says to a request.
   *
   * @param whole when the allowance is whole again, at most now if it is
   */
  static Verdict verdict(Quota quota, long whole, long now) {
    long interval = quota.intervalNanos();
    long room = room(quota, whole, now) - interval;
    if (room < 0) {
      return new Verdict(false, 0, -room);
    }
    return left(room, interval, true);
  }

  /** What it says if another limit refuses the request, so that it is not counted. */
  static Verdict uncounted(Quota quota, long whole, long now) {
    Verdict verdict = verdict(quota, whole, now);
    return verdict.admitted()
        ? left(room(quota, whole, now), quota.intervalNanos(), true)
        : verdict;
  }

  /** When the allowance is whole again after a request that was admitted. */
  static long counted(Quota quota, long whole, long now) {
    return Math.max(whole, now) + quota.intervalNanos();
  }

  private static long room(Quota quota, long whole, long now) {
    return quota.burst() * quota.intervalNanos() - Math.max(0, whole - now);
  }

  private static Verdict left(long room, long interval, boolean admitted) {
    long remaining = room / interval;
    return new Verdict(admitted, remaining, (remaining + 1) * interval - room);
  }
}
