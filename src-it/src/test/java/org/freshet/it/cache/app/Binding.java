package org.freshet.it.cache.app;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Binds a guard to the methods of one class: after authorization, so that the guard itself closes
 * no door, and before the door behind.
 */
@Provider
public class Binding implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceClass() == Pages.class) {
      context.register(new Guard(), Priorities.AUTHORIZATION + 1);
    }
  }

  /** Lets in who is invited. */
  static final class Guard implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Invited") == null) {
        request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
      }
    }
  }
}
