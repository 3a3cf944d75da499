package org.freshet.bench.faults;

import java.time.Duration;
import java.util.Set;

/**
 * Between which instants of {@link System#nanoTime} who could not be reached.
 *
 * @param deaf nodes that hear nothing from Redis
 * @param mute nodes whose raises may not arrive there
 * @param begin when it began
 * @param end when it ended, {@link Long#MAX_VALUE} while it goes on
 * @param back how long after its end raises that waited have arrived at the latest
 */
record Outage(Set<Integer> deaf, Set<Integer> mute, long begin, long end, Duration back) {

  /** Changes so shortly before may not have been told yet. */
  private static final long BEFORE = Duration.ofSeconds(1).toNanos();

  boolean isOver() {
    return end != Long.MAX_VALUE;
  }

  Outage endedAt(long now) {
    return new Outage(deaf, mute, begin, now, back);
  }

  /** Whether a node hears nothing at an instant. */
  boolean deafens(int node, long at) {
    return deaf.contains(node) && at >= begin && at < end;
  }

  /** Until when a change may be unknown to other nodes; 0 if this has nothing to do with it. */
  long unknownUntil(int writer, long committed) {
    if (!mute.contains(writer) || committed < begin - BEFORE) {
      return 0;
    }
    long arrived = isOver() ? end + back.toNanos() : Long.MAX_VALUE;
    return committed < arrived ? arrived : 0;
  }
}
