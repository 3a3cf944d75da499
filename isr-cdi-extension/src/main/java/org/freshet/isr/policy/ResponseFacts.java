package org.freshet.isr.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response when its last byte has been written, as far as it decides whether it
 * may be stored.
 *
 * @param status the status code
 * @param complete whether the whole body was captured
 * @param setsCookie whether it carries {@code Set-Cookie}
 * @param noStore whether the resource said {@code no-store}, {@code no-cache} or {@code private}
 * @param unwanted whether the client said {@code no-store}
 * @param allowsAuthorized whether the resource said {@code public}, {@code s-maxage} or {@code
 *     must-revalidate} (RFC 9111, section 3.5)
 * @param authorized whether the request carried {@code Authorization} or had a principal
 * @param session whether the request has a session
 * @param vary the names in {@code Vary}, lower case
 * @param selecting the names of the headers that join the key, lower case
 * @param encoded whether the body carries a content coding
 * @param stream whether it is an event stream
 * @param personalPolicy whether a security policy names a nonce, which must never be used twice
 * @param refusal why application code forbade storing, null if it did not
 * @param unresolved whether one of its tags has no value
 */
public record ResponseFacts(
    int status,
    boolean complete,
    boolean setsCookie,
    boolean noStore,
    boolean unwanted,
    boolean allowsAuthorized,
    boolean authorized,
    boolean session,
    Set<String> vary,
    Set<String> selecting,
    boolean encoded,
    boolean stream,
    boolean personalPolicy,
    @Nullable String refusal,
    boolean unresolved) {}
