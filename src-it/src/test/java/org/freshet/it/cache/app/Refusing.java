package org.freshet.it.cache.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Refuses whoever sends a field that it dislikes, as firewalls and frameworks do. */
@Provider
@Priority(Priorities.USER)
public class Refusing implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String disliked = request.getHeaderString("X-Disliked");
    if (disliked != null) {
      request.abortWith(Response.status(400).entity("refused: " + disliked).build());
    }
  }
}
