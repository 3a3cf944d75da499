package org.freshet.isr.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Stands before methods whose code has the servlet response at hand. Where no door in front watches
 * that response, as in {@code EAR/lib}, nobody can tell whether a cookie is set there, since
 * servers show it only when the response is on its way: so it counts as set.
 */
final class UnwatchedFilter implements ContainerRequestFilter {

  @Context @Nullable HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(Entry.NAME) instanceof Entry entry && !isWatched()) {
      entry.cookieSet();
    }
  }

  private boolean isWatched() {
    try {
      return servletRequest != null && servletRequest.getAttribute(Entry.RESPONSE) != null;
    } catch (RuntimeException e) {
      // No request is bound to this thread.
      return false;
    }
  }
}
