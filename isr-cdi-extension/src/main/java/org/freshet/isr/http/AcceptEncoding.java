package org.freshet.isr.http;

import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/** Chooses the coding of a stored response that a client accepts (RFC 9110, section 12.5.3). */
public final class AcceptEncoding {

  private AcceptEncoding() {}

  /**
   * The response as it is sent: coded with gzip if it can be and the client accepts that, except
   * where the request is about the response as it is, a range of it or a condition that names it.
   */
  public static StoredResponse choose(RequestFields request, StoredResponse response) {
    if (response.gzip() == null
        || !acceptsGzip(request.value("Accept-Encoding"))
        || request.value("Range") != null
        || has(request.value("If-None-Match"), response)
        || has(request.value("If-Match"), response)) {
      return response;
    }
    return response.gzipped();
  }

  private static boolean has(@Nullable String condition, StoredResponse response) {
    return condition != null
        && !condition.trim().equals("*")
        && EntityTag.matchesWeakly(condition, response.etag());
  }

  /**
   * Whether a field value accepts gzip: by that name or its alias, or by {@code *} if neither
   * stands there, with a weight above 0. Without the field only what is not coded is sent, though
   * anything would be acceptable: who does not say so may not be able to decode it.
   */
  static boolean acceptsGzip(@Nullable String field) {
    if (field == null) {
      return false;
    }
    boolean any = false;
    for (String member : field.split(",")) {
      int semicolon = member.indexOf(';');
      String coding = (semicolon < 0 ? member : member.substring(0, semicolon)).trim();
      boolean wanted = semicolon < 0 || hasWeight(member.substring(semicolon + 1));
      if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
        return wanted;
      }
      any |= coding.equals("*") && wanted;
    }
    return any;
  }

  /** RFC 9110, section 12.4.2; what is malformed counts as not wanted. */
  private static boolean hasWeight(String parameters) {
    String weight = parameters.trim();
    return weight.regionMatches(true, 0, "q=", 0, 2)
        && weight.substring(2).trim().matches("0\\.\\d{0,3}|0|1(\\.0{0,3})?")
        && Double.parseDouble(weight.substring(2).trim()) > 0;
  }
}
