package org.freshet.planted.isr.jaxrs;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Planted: a provider that waits for what nobody injects. */
class ScopelessFilter implements ContainerRequestFilter {

  @Inject Runnable never;

  @Override
  public void filter(ContainerRequestContext request) {}
}
