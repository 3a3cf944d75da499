package org.freshet.isr.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.OwnWrites;
import org.jspecify.annotations.Nullable;

/** Gives the answer to a request that raised something the marker of its visitor's own write. */
public final class OwnWritesFilter implements ContainerResponseFilter {

  private final OwnWrites writes;

  @Context @Nullable HttpServletRequest servletRequest;

  /** A filter that must run after all others, since they may raise something, too. */
  public OwnWritesFilter(OwnWrites writes) {
    this.writes = writes;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    HttpServletRequest servlet = servletRequest;
    if (servlet == null || !(request.getProperty(Entry.NAME) instanceof Entry entry)) {
      return;
    }
    String marker = writes.toHandOver(entry, servlet.getContextPath(), servlet.isSecure());
    if (marker != null) {
      response.getHeaders().add("Set-Cookie", marker);
      ResponseText.forbidStoring(response.getHeaders());
    }
  }
}
