package org.freshet.essentials.ratelimit;

/** Says that requests cannot be counted now. */
public final class LimiterUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what keeps it. */
  public LimiterUnavailableException(Throwable cause) {
    super(cause);
  }
}
