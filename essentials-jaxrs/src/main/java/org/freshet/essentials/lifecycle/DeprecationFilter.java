package org.freshet.essentials.lifecycle;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.config.CacheInFront;

/** Says in each response of one method that it will go, and lets it go when that is set. */
public final class DeprecationFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private final Deprecation deprecation;
  private final boolean goes;
  private final InstantSource clock;

  /**
   * A filter for one method.
   *
   * @param goes whether it is answered with 410 after its sunset
   */
  public DeprecationFilter(Deprecation deprecation, boolean goes, InstantSource clock) {
    this.deprecation = deprecation;
    this.goes = goes;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!goes) {
      return;
    }
    CacheInFront.mustNotSkip(request);
    if (deprecation.isOver(clock.instant())) {
      request.abortWith(Response.status(410).entity(Problem.of(410)).type(PROBLEM).build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> fields = response.getHeaders();
    fields.putSingle("Deprecation", deprecation.deprecationField());
    String sunset = deprecation.sunsetField();
    if (sunset != null) {
      fields.putSingle("Sunset", sunset);
    }
    deprecation
        .links(request.getUriInfo().getPathParameters(false))
        .forEach(link -> fields.add(HttpHeaders.LINK, link));
  }
}
