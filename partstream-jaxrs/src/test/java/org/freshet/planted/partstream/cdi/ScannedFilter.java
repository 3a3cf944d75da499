package org.freshet.planted.partstream.cdi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** A planted violation. */
@Provider
public class ScannedFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {}
}
