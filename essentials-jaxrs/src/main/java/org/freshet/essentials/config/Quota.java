package org.freshet.essentials.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a caller may have.
 *
 * @param limit how many requests fill up in a window
 * @param windowSeconds how long that takes
 * @param burst how many may come at once
 */
public record Quota(long limit, long windowSeconds, long burst) {

  private static final long MOST = 1_000_000;
  private static final long MOST_EACH_SECOND = 30_000;
  private static final long LONGEST = Duration.ofDays(31).toSeconds();
  private static final long NANOS = 1_000_000_000L;

  /** The time in which one request fills up. */
  public long intervalNanos() {
    return windowSeconds * NANOS / limit;
  }

  /** So many times as much, at most what a quota can be. */
  public Quota times(int factor) {
    long most = Math.min(MOST, MOST_EACH_SECOND * windowSeconds);
    return new Quota(Math.min(most, limit * factor), windowSeconds, Math.min(most, burst * factor));
  }

  /** The rule that it breaks, empty if it breaks none. */
  public Optional<String> broken() {
    if (limit < 1 || limit > MOST) {
      return Optional.of("limit is " + limit + ", must be from 1 to " + MOST);
    }
    if (windowSeconds < 1 || windowSeconds > LONGEST) {
      return Optional.of("window is " + windowSeconds + ", must be from 1 to " + LONGEST);
    }
    if (limit > MOST_EACH_SECOND * windowSeconds) {
      return Optional.of(
          "limit is " + limit + ", must be at most " + MOST_EACH_SECOND + " for each second");
    }
    if (burst < 1 || burst > limit) {
      return Optional.of("burst is " + burst + ", must be from 1 to the limit, " + limit);
    }
    return Optional.empty();
  }

  /**
   * A quota as settings have it: {@code 100/PT1M}, {@code 100/60}, {@code 100/PT1M/20}.
   *
   * @return null if it is malformed
   */
  public static @Nullable Quota parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      return null;
    }
    try {
      long limit = Long.parseLong(parts[0].trim());
      String window = parts[1].trim();
      long seconds =
          window.startsWith("P") ? Duration.parse(window).toSeconds() : Long.parseLong(window);
      return new Quota(limit, seconds, parts.length < 3 ? limit : Long.parseLong(parts[2].trim()));
    } catch (NumberFormatException | DateTimeParseException e) {
      return null;
    }
  }
}
