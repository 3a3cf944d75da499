package org.freshet.isr.front;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Reads a servlet request as the door in front needs it; on the hit path, so kept cheap. */
final class FrontRequest {

  private FrontRequest() {}

  /** Scheme, host, port, path and query, the last two as they were sent. */
  static String line(HttpServletRequest request) {
    String query = request.getQueryString();
    StringBuilder line =
        new StringBuilder(96)
            .append(request.getScheme())
            .append(' ')
            .append(request.getServerName())
            .append(' ')
            .append(request.getServerPort())
            .append(' ')
            .append(request.getRequestURI());
    if (query != null) {
      line.append('?').append(query);
    }
    return line.toString();
  }

  /**
   * Whether a stored response may answer without anybody behind looking: a plain GET or HEAD
   * without credentials, without a body, not from another origin, and not one of our own renewals.
   */
  static boolean mayBeAnswered(HttpServletRequest request) {
    String method = request.getMethod();
    return (method.equals("GET") || method.equals("HEAD"))
        && request.getHeader("Authorization") == null
        && request.getHeader("Origin") == null
        && !isRecognised(request)
        && request.getHeader("Isr-Warmup") == null
        && request.getContentLengthLong() <= 0
        && request.getHeader("Transfer-Encoding") == null
        && request.getHeader("X-HTTP-Method-Override") == null
        && request.getHeader("X-HTTP-Method") == null
        && request.getHeader("X-Method-Override") == null;
  }

  /**
   * A visitor is recognised by credentials, which travel in a cookie or by TLS if not in a field.
   */
  private static boolean isRecognised(HttpServletRequest request) {
    return (request.getHeader("Cookie") != null || request.isSecure())
        && request.getUserPrincipal() != null;
  }

  /** All lines of a field joined by commas, null if it is absent. */
  static @Nullable String header(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    if (values == null || !values.hasMoreElements()) {
      return null;
    }
    String first = values.nextElement();
    if (!values.hasMoreElements()) {
      return first;
    }
    StringBuilder all = new StringBuilder(first);
    while (values.hasMoreElements()) {
      all.append(',').append(values.nextElement());
    }
    return all.toString();
  }
}
