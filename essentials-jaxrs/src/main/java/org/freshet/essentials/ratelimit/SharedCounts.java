package org.freshet.essentials.ratelimit;

import java.util.List;

/**
 * What nodes count together, outside of all of them and by one clock, which is not theirs.
 * Thread-safe, and exact however many nodes ask at once.
 */
@FunctionalInterface
public interface SharedCounts {

  /**
   * What a request has met.
   *
   * @param admitted whether every limit had one left for it; only then it was counted
   * @param ahead for each limit, in how many nanoseconds the allowance would have been whole again,
   *     0 if it was; without this request
   */
  record Counted(boolean admitted, List<Long> ahead) {

    /** What a request has met, with a copy of the list. */
    public Counted {
      ahead = List.copyOf(ahead);
    }
  }

  /**
   * Counts a request for all limits, or for none, by the algorithm of {@link RateLimiter}.
   *
   * @param claims one for each limit, with keys that differ
   * @throws LimiterUnavailableException if that cannot be told
   */
  Counted count(List<Claim> claims) throws LimiterUnavailableException;
}
