package org.freshet.essentials.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a log entry says of a request. Its fields are read through Jakarta REST: a cache in the same
 * application may watch what is read through the servlet API, and hold it against the response.
 *
 * @param request the request, null if the container does not tell
 * @param fields its fields, null if the container does not tell
 */
public record FailedRequest(@Nullable HttpServletRequest request, @Nullable HttpHeaders fields) {

  /** The id of the trace that it belongs to, else a new one. */
  String trace() {
    return TraceId.of(fields == null ? null : fields.getHeaderString(TraceId.HEADER));
  }

  @Override
  public String toString() {
    return request == null ? "a request" : request.getMethod() + " " + request.getRequestURI();
  }
}
