package org.freshet.isr.policy;

/** Whether a response may be stored, and if not, why. */
public enum StorageDecision {

  /** It may (RFC 9111, section 3). */
  STORE("stored"),

  /** Only 200 is stored; errors and redirects are too easily provoked. */
  STATUS("status"),

  /** {@code no-store}, {@code no-cache} or {@code private} (RFC 9111, section 5.2.2). */
  DECLARED_PRIVATE("response directive"),

  /** {@code Set-Cookie} belongs to one visitor (RFC 9111, section 7.3). */
  SET_COOKIE("set-cookie"),

  /** Nothing says how long it lives, nor could it be validated (RFC 9111, section 3). */
  NO_FRESHNESS("freshness"),

  /** {@code must-understand}, and nobody here knows the status (RFC 9111, section 5.2.2.3). */
  NOT_UNDERSTOOD("must-understand"),

  /** The client does not want it stored (RFC 9111, section 5.2.1.5). */
  REQUEST_NO_STORE("request directive"),

  /** An authorized request without leave to share its answer (RFC 9111, section 3.5). */
  AUTHORIZED("authorization"),

  /** A session belongs to one visitor. */
  SESSION("session"),

  /** {@code Vary: *} (RFC 9111, section 4.1). */
  VARY_ANY("vary *"),

  /** {@code Vary} names a header that does not join the key. */
  VARY_UNKEYED("vary"),

  /** The body carries a content coding that the key does not know. */
  ENCODED("content-encoding"),

  /** An event stream never ends. */
  STREAM("event stream"),

  /** The body exceeds the limit, or was not written to its end. */
  INCOMPLETE("body limit"),

  /** A content security policy with a nonce. */
  NONCE("nonce"),

  /** Application code called {@code IsrContext.doNotStore}. */
  REFUSED("refused"),

  /** A tag has no value: nobody could renew the page. */
  UNRESOLVED_TAG("unresolved tag"),

  /** The application's own tags leave no room in a field for ours: the edge would never drop it. */
  EDGE_TAGS("edge tags");

  private final String reason;

  StorageDecision(String reason) {
    this.reason = reason;
  }

  /** Whether it is a mistake to mend, which is told of in production, too. */
  public boolean isMistake() {
    return this == UNRESOLVED_TAG || this == EDGE_TAGS;
  }

  /** The reason in a few words, for logs and {@code Cache-Status}. */
  public String reason() {
    return reason;
  }
}
