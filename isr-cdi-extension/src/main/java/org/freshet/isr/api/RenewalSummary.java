package org.freshet.isr.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The renewals of this node in numbers.
 *
 * @param pending how many pages wait for their turn or their next attempt
 * @param warming how many are being renewed now
 * @param done how many were renewed, or found gone, since the application started
 * @param failed how many were given up since then
 * @param givenUp how many of those are still given up
 * @param breaker whether the application is asked at all
 * @param pausedUntil when it is asked again, null unless the breaker is open
 */
public record RenewalSummary(
    int pending,
    int warming,
    long done,
    long failed,
    int givenUp,
    Breaker breaker,
    @Nullable Instant pausedUntil) {

  /** Whether renewal requests are sent. */
  public enum Breaker {
    /** They are. */
    CLOSED,
    /** They are not, since too many pages failed one after the other. */
    OPEN,
    /** One is, to see whether pages can be renewed again. */
    PROBING
  }
}
