package org.freshet.isr.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Hands an editor's cookie over where there is no door in front that could. */
public final class DraftFilter implements ContainerResponseFilter {

  /** The name of the request attribute with the value of {@code Set-Cookie}. */
  public static final String NAME = "org.freshet.isr.draft.cookie";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(NAME) instanceof String cookie) {
      response.getHeaders().add("Set-Cookie", cookie);
    }
  }
}
