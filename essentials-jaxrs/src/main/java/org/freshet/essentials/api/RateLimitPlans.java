package org.freshet.essentials.api;

import java.util.Optional;

/**
 * Tells which plan a caller is on, where that is more than a role: a CDI bean that the application
 * brings. Called for each limited request, on several threads at once; keep what takes long to find
 * out.
 */
@FunctionalInterface
public interface RateLimitPlans {

  /**
   * The plan of a caller.
   *
   * @return the name of a plan, {@code essentials.ratelimit.plan.NAME}; empty for none, and a name
   *     that is not configured counts as none
   */
  Optional<String> planOf(RateLimitCaller caller);
}
