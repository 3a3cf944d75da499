package org.freshet.isr.policy.response;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a response says of time, and when it was asked for and received.
 *
 * @param date {@code Date}, null if it is absent or no date
 * @param expires {@code Expires}, null if it is absent; what is no date lies in the past
 * @param lastModified {@code Last-Modified}, null if it is absent or no date
 * @param age {@code Age} in seconds, 0 if it is absent or no number
 * @param requestedAt when the resource was asked
 * @param receivedAt when it answered
 */
public record AnswerTimes(
    @Nullable Instant date,
    @Nullable Instant expires,
    @Nullable Instant lastModified,
    long age,
    Instant requestedAt,
    Instant receivedAt) {

  /** When it was made, as far as this cache may assume: {@code Date}, else when it arrived. */
  Instant made() {
    return date == null ? receivedAt : date;
  }

  /**
   * When a response of no age now would have been made: what was received, corrected by the age it
   * had already (RFC 9111, section 4.2.3).
   */
  public Instant producedAt() {
    Duration apparent = Duration.between(made(), receivedAt);
    Duration corrected = Duration.between(requestedAt, receivedAt).plusSeconds(age);
    Duration initial = apparent.compareTo(corrected) > 0 ? apparent : corrected;
    return initial.isNegative() ? receivedAt : receivedAt.minus(initial);
  }
}
