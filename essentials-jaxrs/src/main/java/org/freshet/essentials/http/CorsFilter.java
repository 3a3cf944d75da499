package org.freshet.essentials.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.freshet.essentials.config.CorsSettings;

/**
 * Lets pages of other origins read responses, errors too (Fetch, section 3.2). Requests are never
 * refused for their origin: what a browser must not show it does not show, and others do not ask.
 */
@PreMatching
public final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String ORIGIN = "Origin";
  private static final String METHOD = "Access-Control-Request-Method";
  private static final String HEADERS = "Access-Control-Request-Headers";

  private final CorsSettings settings;
  private final Origins origins;

  /** A filter that allows what the settings say. */
  public CorsFilter(CorsSettings settings) {
    this.settings = settings;
    this.origins = new Origins(settings.origins());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isPreflight(request)) {
      // Whether there is such a resource the request itself will tell.
      request.abortWith(Response.noContent().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!settings.isOpen()) {
      VaryField.add(response, ORIGIN);
    }
    String origin = request.getHeaderString(ORIGIN);
    if (origin == null || !origins.allow(origin)) {
      return;
    }
    MultivaluedMap<String, Object> fields = response.getHeaders();
    fields.putSingle("Access-Control-Allow-Origin", settings.isOpen() ? "*" : origin);
    if (settings.credentials()) {
      fields.putSingle("Access-Control-Allow-Credentials", "true");
    }
    if (isPreflight(request)) {
      preflight(request, response);
    } else if (!settings.exposed().isEmpty()) {
      fields.putSingle("Access-Control-Expose-Headers", String.join(", ", settings.exposed()));
    }
  }

  private void preflight(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> fields = response.getHeaders();
    fields.putSingle("Access-Control-Allow-Methods", String.join(", ", settings.methods()));
    fields.putSingle("Access-Control-Max-Age", settings.maxAge());
    String asked = request.getHeaderString(HEADERS);
    if (asked != null && settings.headers().equals(List.of("*"))) {
      fields.putSingle("Access-Control-Allow-Headers", asked);
      VaryField.add(response, HEADERS);
    } else if (asked != null) {
      fields.putSingle("Access-Control-Allow-Headers", String.join(", ", settings.headers()));
    }
  }

  private static boolean isPreflight(ContainerRequestContext request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeaderString(ORIGIN) != null
        && request.getHeaderString(METHOD) != null;
  }
}
