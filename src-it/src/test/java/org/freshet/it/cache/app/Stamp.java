package org.freshet.it.cache.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/** A response filter as applications have them: a field for all, and one for each request. */
@Provider
public class Stamp implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().add("X-Stamp", "stamped");
    response.getHeaders().add("X-Correlation-Id", UUID.randomUUID().toString());
  }
}
