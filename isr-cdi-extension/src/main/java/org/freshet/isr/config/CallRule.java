package org.freshet.isr.config;

import java.time.Duration;
import java.util.List;
import org.freshet.isr.api.CachedFor;

/**
 * The members of one {@code @CachedFor}, with what MicroProfile Config put in their place.
 *
 * @param enabled false if it was switched off
 * @param freshFor how long a value is fresh
 * @param staleFor how long it is used after that while it is renewed
 * @param tags the tag templates
 * @param scope for whom it is kept
 */
public record CallRule(
    boolean enabled,
    Duration freshFor,
    Duration staleFor,
    List<String> tags,
    CachedFor.Scope scope) {

  /** A rule with a copy of its list. */
  public CallRule {
    tags = List.copyOf(tags);
  }
}
