package org.freshet.isr.policy.response;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response when its last byte has been written, as far as it decides whether a
 * shared cache may store it.
 *
 * @param status the status code
 * @param directives what it says to shared caches
 * @param times what it says of time
 * @param validator whether it has an {@code ETag} or a {@code Last-Modified}
 * @param vary the names in {@code Vary}, lower case
 * @param complete whether the whole body was captured
 * @param setsCookie whether it sets a cookie
 * @param authorized whether the request carried credentials
 * @param requestNoStore whether the request said {@code no-store}
 * @param session whether the request has a session
 * @param recoded whether the container puts a content coding on what was captured
 * @param stream whether it is an event stream
 * @param personalPolicy whether a security policy names a nonce, which must never be used twice
 * @param refusal why application code forbade storing, null if it did not
 * @param unresolved whether one of its tags has no value
 */
public record AnswerFacts(
    int status,
    Directives directives,
    AnswerTimes times,
    boolean validator,
    Set<String> vary,
    boolean complete,
    boolean setsCookie,
    boolean authorized,
    boolean requestNoStore,
    boolean session,
    boolean recoded,
    boolean stream,
    boolean personalPolicy,
    @Nullable String refusal,
    boolean unresolved) {

  /** Facts with a copy of the names. */
  public AnswerFacts {
    vary = Set.copyOf(vary);
  }
}
