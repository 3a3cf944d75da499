package org.freshet.isr.config;

import java.util.List;

/**
 * The members of one {@code @SafeCall}, with what MicroProfile Config put in their place.
 *
 * @param enabled false if it was switched off
 * @param fallback JSON, empty for none
 * @param fallbackMethod the name of a method, empty for none
 * @param on the exceptions that are replaced
 * @param lastGood whether the last good value comes first
 */
public record SafeRule(
    boolean enabled,
    String fallback,
    String fallbackMethod,
    List<Class<? extends Exception>> on,
    boolean lastGood) {

  /** A rule with a copy of its list. */
  public SafeRule {
    on = List.copyOf(on);
  }
}
