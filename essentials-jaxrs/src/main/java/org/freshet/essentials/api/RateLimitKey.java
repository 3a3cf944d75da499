package org.freshet.essentials.api;

import org.jspecify.annotations.Nullable;

/**
 * Tells callers apart for a rate limit: a CDI bean, or a class with a public constructor without
 * parameters. Called for each request, on several threads at once.
 */
@FunctionalInterface
public interface RateLimitKey {

  /**
   * Who calls.
   *
   * @return any text, the same for the same caller; null to count by address. What it throws is
   *     treated as if the memory of limits were away, see {@code
   *     essentials.ratelimit.when-unavailable}.
   */
  @Nullable String keyOf(RateLimitCaller caller);

  /** Stands for no resolver. */
  final class None implements RateLimitKey {

    @Override
    public @Nullable String keyOf(RateLimitCaller caller) {
      return null;
    }
  }
}
