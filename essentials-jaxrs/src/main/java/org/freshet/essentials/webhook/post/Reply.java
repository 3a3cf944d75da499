package org.freshet.essentials.webhook.post;

import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request: nothing of the body, which nobody reads.
 *
 * @param outcome what became of it
 * @param status the status, 0 if there was none
 * @param retryAfter what {@code Retry-After} says, null if it is not there
 */
public record Reply(Outcome outcome, int status, @Nullable String retryAfter) {

  private static final int GONE = 410;

  /** A failure without a response. */
  public static Reply without(Outcome outcome) {
    return new Reply(outcome, 0, null);
  }

  /** A response. */
  static Reply of(int status, @Nullable String retryAfter) {
    return new Reply(outcome(status), status, retryAfter);
  }

  private static Outcome outcome(int status) {
    if (status == GONE) {
      return Outcome.GONE;
    }
    return switch (status / 100) {
      case 2 -> Outcome.DELIVERED;
      case 3 -> Outcome.REDIRECTED;
      default -> Outcome.REFUSED;
    };
  }
}
