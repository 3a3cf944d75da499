package org.freshet.isr.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The renewal of one stored response, as it stands; also the CDI event fired when it has ended
 * ({@link State#DONE} or {@link State#FAILED}).
 *
 * @param target the request target that is renewed: path and query, without scheme and host
 * @param state where it stands
 * @param attempts how many requests were made for it so far
 * @param since when it entered this state
 * @param problem why the last attempt failed, null if none did
 */
public record Renewal(
    String target, State state, int attempts, Instant since, @Nullable String problem) {

  /** Where a renewal stands. */
  public enum State {
    /** Waits for its turn, or for its next attempt. */
    PENDING,
    /** Its request is under way. */
    WARMING,
    /** Renewed; edges are being purged. Told of a raise: {@link RaiseProgress.State#PURGING}. */
    PURGING,
    /** A new response is stored, or the page is gone. */
    DONE,
    /** Given up; the next visitor produces the response. */
    FAILED
  }
}
