package org.freshet.isr.policy.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Profile;
import org.jspecify.annotations.Nullable;

/** Decides how long a response lives by what it says itself (RFC 9111, section 4.2). */
public final class LifetimeDecider {

  /** For how long what may be validated is kept after it has become useless otherwise. */
  static final long VALIDATION = Duration.ofDays(1).toSeconds();

  /** The most that is fresh by a guess (RFC 9111, section 4.2.2). */
  static final long HEURISTIC_MOST = Duration.ofDays(1).toSeconds();

  private static final long HEURISTIC_PART = 10;

  /** RFC 9110, section 15.1. */
  private static final Set<Integer> HEURISTICALLY_CACHEABLE =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

  private LifetimeDecider() {}

  /**
   * How long a response lives.
   *
   * @param staleIfError the window where it says nothing of that, in seconds
   * @param validator whether it has an {@code ETag} or a {@code Last-Modified}
   */
  public static Lifetimes judge(
      int status,
      Directives directives,
      AnswerTimes times,
      Profile profile,
      long staleIfError,
      boolean validator) {
    long fresh = directives.noCache() ? 0 : fresh(status, directives, times, profile);
    boolean strict = directives.forbidStale();
    return new Lifetimes(
        0,
        Math.min(fresh, Lifetimes.MOST),
        strict ? 0 : or(directives.staleWhileRevalidate(), 0),
        strict ? 0 : or(directives.staleIfError(), staleIfError),
        validator ? VALIDATION : 0);
  }

  /** Whether a response says itself how long it is fresh. */
  static boolean isExplicit(Directives directives, AnswerTimes times) {
    return directives.sMaxAge() != null
        || directives.maxAge() != null
        || !directives.targeted() && times.expires() != null;
  }

  static boolean isHeuristicallyCacheable(int status, Directives directives) {
    return HEURISTICALLY_CACHEABLE.contains(status) || directives.isPublic();
  }

  private static long fresh(int status, Directives directives, AnswerTimes times, Profile profile) {
    if (directives.sMaxAge() != null) {
      return directives.sMaxAge();
    }
    if (directives.maxAge() != null) {
      return directives.maxAge();
    }
    Instant expires = directives.targeted() ? null : times.expires();
    if (expires != null) {
      return Math.max(0, Duration.between(times.made(), expires).toSeconds());
    }
    return profile == Profile.RFC && isHeuristicallyCacheable(status, directives)
        ? heuristic(times)
        : 0;
  }

  private static long heuristic(AnswerTimes times) {
    Instant changed = times.lastModified();
    long unchanged = changed == null ? 0 : Duration.between(changed, times.made()).toSeconds();
    return Math.max(0, Math.min(HEURISTIC_MOST, unchanged / HEURISTIC_PART));
  }

  private static long or(@Nullable Long seconds, long otherwise) {
    return seconds == null ? otherwise : seconds;
  }
}
