package org.freshet.partstream.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For how long, and for whom, what a part holds is kept.
 *
 * @param freshFor how long it is fresh; zero if it is not kept, null if nothing is said
 * @param staleFor how long it is used after that while it is renewed
 * @param shared whether everybody may have it, not only the user that it was made for
 */
public record Keeping(@Nullable Duration freshFor, Duration staleFor, boolean shared) {

  /** Nothing is said. */
  public static final Keeping UNSAID = new Keeping(null, Duration.ZERO, false);

  /** Nothing is kept. */
  public static final Keeping NOTHING = new Keeping(Duration.ZERO, Duration.ZERO, false);

  /** The same where something is said, else for as long as this. */
  public Keeping orFor(@Nullable Duration byDefault) {
    return freshFor == null && byDefault != null ? new Keeping(byDefault, staleFor, shared) : this;
  }

  /** Whether anything is kept. */
  public boolean isKept() {
    return freshFor != null && !freshFor.isZero();
  }
}
