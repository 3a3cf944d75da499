package org.freshet.partstream.plan;

import java.time.Duration;
import java.util.List;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.config.Keeping;
import org.jspecify.annotations.Nullable;

/**
 * One part of a plan.
 *
 * @param name its name
 * @param dependsOn the names of those that have to be there before
 * @param access who may have it
 * @param timeout how long it may take, null for the default
 * @param call makes its value
 * @param fallback what is put in its place if it fails, null if nothing is
 * @param goesOn whether what it makes is kept, so that it may run on when nobody waits any more
 * @param keeping for how long what it makes is kept, beside what its interceptors keep
 * @param description what the manifest says
 */
public record PlannedPart(
    String name,
    List<String> dependsOn,
    Access access,
    @Nullable Duration timeout,
    PartCall call,
    @Nullable Fallback fallback,
    boolean goesOn,
    Keeping keeping,
    Description description) {

  /** A part of which nothing is said that concerns keeping. */
  public PlannedPart(
      String name,
      List<String> dependsOn,
      Access access,
      @Nullable Duration timeout,
      PartCall call,
      @Nullable Fallback fallback,
      boolean goesOn,
      Description description) {
    this(name, dependsOn, access, timeout, call, fallback, goesOn, Keeping.UNSAID, description);
  }

  /** The same, made in another way. */
  public PlannedPart through(PartCall other, boolean kept) {
    return new PlannedPart(
        name, dependsOn, access, timeout, other, fallback, kept, keeping, description);
  }

  /** The same, made by another call. */
  public PlannedPart calledBy(PartCall other) {
    return new PlannedPart(
        name, dependsOn, access, timeout, other, fallback, goesOn, keeping, description);
  }

  /**
   * What is put in the place of a failure.
   *
   * @param value may be null
   */
  public record Fallback(@Nullable Object value) {}

  /**
   * What a manifest says of a part.
   *
   * @param size how much is to be expected
   * @param ready whether its value is there already
   * @param text what it is, for people; may be empty
   * @param millis how long it usually takes, 0 if that is not known
   */
  public record Description(PartSize size, boolean ready, String text, long millis) {}
}
