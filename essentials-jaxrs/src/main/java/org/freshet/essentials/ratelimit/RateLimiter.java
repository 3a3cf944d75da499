package org.freshet.essentials.ratelimit;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * The memory of limits. Thread-safe, and exact however many threads or nodes ask it at once.
 *
 * <p>Implementations may forget a caller, whose allowance is whole then, but only one that nobody
 * could tell from a new one, or the one that it matters least for once there are too many.
 */
public interface RateLimiter {

  /**
   * Admits a request if every limit has one left for it, and counts it for all of them; else counts
   * it for none.
   *
   * @param claims one for each limit, with keys that differ
   * @return what each limit says, in the same order
   * @throws LimiterUnavailableException if that cannot be told
   */
  List<Verdict> admit(List<Claim> claims) throws LimiterUnavailableException;

  /**
   * A memory that several nodes share.
   *
   * @param counts who counts for all of them
   */
  static RateLimiter shared(SharedCounts counts) {
    return new SharedLimiter(counts);
  }

  /**
   * A memory in this process.
   *
   * @param maxKeys how many keys it remembers at most
   * @param nanos a clock that never goes back
   */
  static RateLimiter inMemory(int maxKeys, LongSupplier nanos) {
    return new MemoryLimiter(maxKeys, nanos);
  }
}
