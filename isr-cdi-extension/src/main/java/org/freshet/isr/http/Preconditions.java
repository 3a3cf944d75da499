package org.freshet.isr.http;

import java.time.Instant;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/** What the preconditions of a GET or HEAD request come to (RFC 9110, section 13). */
enum Preconditions {

  /** There are none, or they hold: answer as if there were none. */
  PROCEED,

  /** The client has this response already: 304 (RFC 9110, section 15.4.5). */
  NOT_MODIFIED,

  /** The client wanted another response or none: 412 (RFC 9110, section 15.5.13). */
  FAILED;

  /**
   * Evaluates them in the order of RFC 9110, section 13.2.2.
   *
   * @param request the fields of the request; dates that are malformed are ignored
   * @param response a response with a 2xx status, which preconditions are about (section 13.2.1)
   */
  static Preconditions evaluate(RequestFields request, StoredResponse response) {
    String ifMatch = request.value("If-Match");
    String ifUnmodifiedSince = ifMatch == null ? request.value("If-Unmodified-Since") : null;
    if (ifMatch != null && !EntityTag.matchesStrongly(ifMatch, response.etag())
        || ifUnmodifiedSince != null && isModifiedSince(ifUnmodifiedSince, response, false)) {
      return FAILED;
    }
    String ifNoneMatch = request.value("If-None-Match");
    if (ifNoneMatch != null) {
      return EntityTag.matchesWeakly(ifNoneMatch, response.etag()) ? NOT_MODIFIED : PROCEED;
    }
    String ifModifiedSince = request.value("If-Modified-Since");
    return ifModifiedSince == null || isModifiedSince(ifModifiedSince, response, true)
        ? PROCEED
        : NOT_MODIFIED;
  }

  /** Whether the response was changed after a date; {@code unknown} if either is not known. */
  private static boolean isModifiedSince(String date, StoredResponse response, boolean unknown) {
    Validators validators = Validators.of(response);
    @Nullable Instant lastModified = validators.lastModified();
    if (lastModified == null && unknown && response.verbatim()) {
      lastModified = validators.made();
    }
    @Nullable Instant since = lastModified == null ? null : validators.date(date);
    return lastModified == null || since == null ? unknown : lastModified.isAfter(since);
  }
}
