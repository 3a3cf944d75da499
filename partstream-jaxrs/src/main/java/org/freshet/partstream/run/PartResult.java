package org.freshet.partstream.run;

import org.freshet.essentials.api.Problem;
import org.freshet.partstream.cache.Marks;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part.
 *
 * @param name its name
 * @param status how it went
 * @param value what it holds; null may be a value
 * @param problem what stands in its place, null if its value does
 * @param failure what was thrown, null if nothing was
 * @param millis how long it took
 * @param marks what is known of its value
 */
public record PartResult(
    String name,
    Status status,
    @Nullable Object value,
    @Nullable Problem problem,
    @Nullable Throwable failure,
    long millis,
    Marks marks) {

  /** A part of whose value nothing more is known. */
  public PartResult(
      String name,
      Status status,
      @Nullable Object value,
      @Nullable Problem problem,
      @Nullable Throwable failure,
      long millis) {
    this(name, status, value, problem, failure, millis, Marks.NONE);
  }

  /** How a part went. */
  public enum Status {
    /** It has its value. */
    OK,
    /** It failed, or something in it did, and a fallback stands in its place. */
    DEGRADED,
    /** It failed. */
    FAILED,
    /** It did not run, since something that it depends on failed. */
    SKIPPED
  }

  /** The same with a problem in the place of its value. */
  public PartResult failedWith(Problem instead, @Nullable Throwable thrown) {
    return new PartResult(name, Status.FAILED, null, instead, thrown, millis);
  }

  /** Whether it failed in this request, whatever stands in its place now. */
  public boolean isFailure() {
    return status != Status.OK && !marks.degraded();
  }

  /** Whether a problem stands in its place. */
  public boolean isFailed() {
    return problem != null;
  }
}
