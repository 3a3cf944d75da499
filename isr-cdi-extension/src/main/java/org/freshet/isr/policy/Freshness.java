package org.freshet.isr.policy;

/** What may be done with a stored response now. */
public enum Freshness {

  /** Answers as it is (RFC 9111, section 4.2). */
  FRESH,

  /** Answers as stale while it is renewed behind (RFC 5861, section 3). */
  STALE_WHILE_REVALIDATE,

  /** Answers as stale only if producing a new response fails (RFC 5861, section 4). */
  STALE_IF_ERROR,

  /** Too old for any use (RFC 9111, section 4.2.4). */
  TOO_OLD,

  /** One of its tags was expired, or nobody knows whether: must not be served. */
  UNSERVABLE;

  /** Whether it answers without the resource method. */
  public boolean answersAtOnce() {
    return this == FRESH || this == STALE_WHILE_REVALIDATE;
  }
}
