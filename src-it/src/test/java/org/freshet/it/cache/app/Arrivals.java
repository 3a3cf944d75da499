package org.freshet.it.cache.app;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Counts the requests that got as far as the door behind. */
@Provider
@Priority(Priorities.USER + 1)
public class Arrivals implements ContainerRequestFilter {

  @Inject Stage stage;

  @Override
  public void filter(ContainerRequestContext request) {
    stage.run("arrivals");
  }
}
