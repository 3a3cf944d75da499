package org.freshet.isr.policy;

import java.time.Duration;
import java.time.Instant;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stored response is fresh, stale or of no use.
 *
 * <p>A response grows stale when its shared lifetime has passed, or when one of its tags was
 * raised, whichever is earlier. As stale it may be served until the earlier of two ends: that of
 * its own window, counted from the end of its lifetime, and that of the raise, counted from the
 * raise.
 */
public final class FreshnessDecider {

  private FreshnessDecider() {}

  /**
   * Judges one response.
   *
   * @param producedAt when it was produced
   * @param lifetimes how long it lives
   * @param raisedAt when one of its tags was raised first since then, null if none was
   * @param expired whether one of its tags was expired since then
   * @param now the present
   */
  public static Freshness judge(
      Instant producedAt,
      Lifetimes lifetimes,
      @Nullable Instant raisedAt,
      boolean expired,
      Instant now) {
    if (expired) {
      return Freshness.UNSERVABLE;
    }
    Instant lifetimeEnd = producedAt.plusSeconds(lifetimes.sMaxAge());
    if (raisedAt == null && now.isBefore(lifetimeEnd)) {
      return Freshness.FRESH;
    }
    Instant staleFrom = raisedAt != null && raisedAt.isBefore(lifetimeEnd) ? raisedAt : lifetimeEnd;
    if (now.isBefore(staleFrom.plusSeconds(lifetimes.staleWhileRevalidate()))) {
      return Freshness.STALE_WHILE_REVALIDATE;
    }
    if (now.isBefore(staleFrom.plusSeconds(lifetimes.staleIfError()))) {
      return Freshness.STALE_IF_ERROR;
    }
    return Freshness.TOO_OLD;
  }

  /** The current age in whole seconds, never negative (RFC 9111, section 4.2.3). */
  public static long age(Instant producedAt, Instant now) {
    return Math.max(0, Duration.between(producedAt, now).toSeconds());
  }

  /**
   * The lifetime that is left, in whole seconds: negative for a stale response (RFC 9211, section
   * 2.3).
   *
   * @param raisedAt when one of its tags was raised first since it was produced, null if none was
   */
  public static long timeToLive(
      Instant producedAt, Lifetimes lifetimes, @Nullable Instant raisedAt, Instant now) {
    Instant lifetimeEnd = producedAt.plusSeconds(lifetimes.sMaxAge());
    if (raisedAt == null || lifetimeEnd.isBefore(raisedAt)) {
      long left = wholeSeconds(now, lifetimeEnd);
      return now.isBefore(lifetimeEnd) ? left : Math.min(-1, left);
    }
    return Math.min(-1, wholeSeconds(now, raisedAt));
  }

  private static long wholeSeconds(Instant from, Instant to) {
    return Math.floorDiv(Duration.between(from, to).toMillis(), 1000L);
  }
}
