package org.freshet.isr.api;

/**
 * CDI event: a method with {@link SafeCall} failed, and something was returned in its place.
 *
 * @param method the method, {@code com.acme.Prices.of}
 * @param problem the class of the exception, never its message
 * @param replacement what was returned instead
 */
public record CallDegraded(String method, String problem, Replacement replacement) {

  /** What can stand in the place of a result. */
  public enum Replacement {
    /** The last good value of the same parameters. */
    LAST_GOOD,
    /** What the fallback method returned. */
    FALLBACK_METHOD,
    /** The literal of the annotation. */
    FALLBACK,
    /** An empty value, or null. */
    NOTHING
  }
}
