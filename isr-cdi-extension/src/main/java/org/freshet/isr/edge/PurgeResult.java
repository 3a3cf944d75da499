package org.freshet.isr.edge;

import java.time.Duration;
import java.util.List;
import org.freshet.isr.edge.Purge.Target;

/**
 * How a purge ended.
 *
 * @param outcome how
 * @param detail what the edge said, in a few words and without any secret; empty if it was done
 * @param retryAfter how long the edge wants not to be asked again; zero if it did not say
 * @param left targets of a call that was taken otherwise, which are told again later, on their own
 */
public record PurgeResult(Outcome outcome, String detail, Duration retryAfter, List<Target> left) {

  /** The ends of a purge. */
  public enum Outcome {
    /** The edge has taken it. */
    DONE,
    /** Not now: too many calls, too busy, or out of reach. It is repeated. */
    LATER,
    /** The edge does not accept the credentials, or the caller. It is repeated, less often. */
    DENIED,
    /** The edge will never take this call. It is split, or given up. */
    REFUSED
  }

  private static final PurgeResult DONE = of(Outcome.DONE, "", Duration.ZERO);

  /** A result with a copy of its targets. */
  public PurgeResult {
    left = List.copyOf(left);
  }

  private static PurgeResult of(Outcome outcome, String detail, Duration retryAfter) {
    return new PurgeResult(outcome, detail, retryAfter, List.of());
  }

  /** The edge has taken it, but for these. */
  public static PurgeResult doneBut(List<Target> left, String detail) {
    return new PurgeResult(Outcome.DONE, detail, Duration.ZERO, left);
  }

  /** The edge has taken it. */
  public static PurgeResult done() {
    return DONE;
  }

  /** Not now. */
  public static PurgeResult later(String detail, Duration retryAfter) {
    return of(Outcome.LATER, detail, retryAfter);
  }

  /** Not from this caller. */
  public static PurgeResult denied(String detail) {
    return of(Outcome.DENIED, detail, Duration.ZERO);
  }

  /** Never. */
  public static PurgeResult refused(String detail) {
    return of(Outcome.REFUSED, detail, Duration.ZERO);
  }
}
