package org.freshet.isr.config;

/**
 * How long a response lives, in seconds, from the moment it was produced.
 *
 * @param maxAge fresh in private caches (RFC 9111, section 5.2.2.1)
 * @param sMaxAge fresh in shared caches, this one included (RFC 9111, section 5.2.2.10)
 * @param staleWhileRevalidate served stale after that while it is renewed (RFC 5861, section 3)
 * @param staleIfError served stale after that when it cannot be renewed (RFC 5861, section 4)
 * @param validation kept after that only to be validated (RFC 9111, section 4.3)
 */
public record Lifetimes(
    long maxAge, long sMaxAge, long staleWhileRevalidate, long staleIfError, long validation) {

  /** Lifetimes of what is not kept for validation. */
  public Lifetimes(long maxAge, long sMaxAge, long staleWhileRevalidate, long staleIfError) {
    this(maxAge, sMaxAge, staleWhileRevalidate, staleIfError, 0);
  }

  /** The longest lifetime, in seconds: 68 years (RFC 9111, section 1.2.2). */
  public static final long MOST = Integer.MAX_VALUE;

  /**
   * The same, ended by one of its parts.
   *
   * @param seconds how long the part is fresh; the stale windows follow after that
   * @param noLonger whether it is of no use at all after that
   */
  public Lifetimes endedAfter(long seconds, boolean noLonger) {
    long most = Math.max(0, seconds);
    return new Lifetimes(
        Math.min(maxAge, most),
        Math.min(sMaxAge, most),
        noLonger ? 0 : staleWhileRevalidate,
        noLonger ? 0 : staleIfError,
        validation);
  }

  /** How long the response may be of any use. */
  public long retention() {
    return sMaxAge + Math.max(validation, Math.max(staleWhileRevalidate, staleIfError));
  }
}
