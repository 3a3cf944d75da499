package org.freshet.isr.policy;

/** Whether the cache takes part in answering a request. */
public enum RequestDecision {

  /** It may be answered from store, and its response may be stored. */
  CACHE,

  /** {@code HEAD}: it may be answered from the stored {@code GET} (RFC 9110, section 9.3.2). */
  ANSWER_ONLY,

  /** Another method than {@code GET} or {@code HEAD} (RFC 9111, section 2). */
  METHOD,

  /** An editor asks in draft mode, whose answer is nobody else's. */
  DRAFT,

  /** A filter of the application says that the answer is for this request alone. */
  SINGLE,

  /** A {@code GET} with a body, which may select without joining the key. */
  BODY,

  /** A field asks for another method than the one that was matched. */
  METHOD_OVERRIDE,

  /** A path that intermediaries may read differently. */
  AMBIGUOUS_PATH,

  /** A query that cannot be decoded. */
  UNREADABLE_QUERY,

  /** A host for which nothing is stored. */
  UNKNOWN_HOST,

  /** Nobody knows for which tenant it is. */
  UNKNOWN_TENANT;

  /**
   * Whether the answer is nobody else's, though it may say otherwise itself: it is an editor's, or
   * caches on the way may take it for that to another request.
   */
  public boolean isOfOneRequest() {
    return switch (this) {
      case DRAFT, SINGLE, BODY, METHOD_OVERRIDE, AMBIGUOUS_PATH, UNREADABLE_QUERY -> true;
      case CACHE, ANSWER_ONLY, METHOD, UNKNOWN_HOST, UNKNOWN_TENANT -> false;
    };
  }

  /** Whether a stored response may answer. */
  public boolean mayAnswer() {
    return this == CACHE || this == ANSWER_ONLY;
  }
}
