package org.freshet.isr.jaxrs;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Makes an answer that lets one origin in say that it varies by {@code Origin}, as the Fetch
 * standard asks of whoever writes such an answer: else a cache on the way would hand the permission
 * of one origin to the visitors of another. Stands behind every filter of the application.
 */
final class OriginFilter implements ContainerResponseFilter {

  /** Response filters run from high to low. */
  static final int LAST = 0;

  private static final String PERMISSION = "Access-Control-Allow-Origin";

  @Context @Nullable HttpServletResponse servletResponse;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    String permitted = ResponseText.value(headers, PERMISSION);
    vary(headers, permitted == null ? said(request) : permitted);
  }

  /** What a servlet filter said; asked of what the door in front got, where there is one. */
  private @Nullable String said(ContainerRequestContext request) {
    return request.getProperty(Entry.RESPONSE) instanceof HttpServletResponse response
        ? response.getHeader(PERMISSION)
        : new Visit(null, servletResponse).said(PERMISSION);
  }

  static void vary(MultivaluedMap<String, Object> headers, @Nullable String permitted) {
    if (permitted == null || permitted.equals("*")) {
      return;
    }
    Set<String> names = ResponseText.vary(headers);
    if (names.isEmpty()) {
      ResponseText.set(headers, "Vary", "Origin");
    } else if (!names.contains("origin") && !names.contains("*")) {
      ResponseText.set(headers, "Vary", ResponseText.value(headers, "Vary") + ", Origin");
    }
  }
}
