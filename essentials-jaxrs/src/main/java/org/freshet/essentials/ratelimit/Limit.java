package org.freshet.essentials.ratelimit;

import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.config.Quota;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a method, ready to be judged.
 *
 * @param name what responses call it
 * @param counter what counts together: the place of the annotation, or the policy
 * @param quota how much a caller may have
 * @param kind who calls
 * @param field the field that says so, where {@code kind} is {@code HEADER}
 * @param resolver says who calls instead, null for none
 */
public record Limit(
    String name,
    String counter,
    Quota quota,
    Kind kind,
    String field,
    @Nullable RateLimitKey resolver) {

  /** By what callers are told apart. */
  public enum Kind {
    IP,
    USER,
    API_KEY,
    HEADER,
    ALL,
    RESOLVER
  }

  /** Whether it can be judged before anybody is authenticated. */
  public boolean isEarly() {
    return kind == Kind.IP || kind == Kind.ALL;
  }
}
