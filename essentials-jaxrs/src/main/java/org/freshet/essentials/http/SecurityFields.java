package org.freshet.essentials.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import org.freshet.essentials.config.HttpSettings;

/**
 * Adds the fields by which browsers protect those who read a response; what the resource says
 * itself stands.
 */
public final class SecurityFields implements ContainerResponseFilter {

  private final HttpSettings.Security settings;

  /** A filter that says what is set. */
  public SecurityFields(HttpSettings.Security settings) {
    this.settings = settings;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> fields = response.getHeaders();
    fields.computeIfAbsent("Content-Security-Policy", name -> value(settings.policy()));
    fields.computeIfAbsent("X-Content-Type-Options", name -> value("nosniff"));
    fields.computeIfAbsent("Referrer-Policy", name -> value("no-referrer"));
    if (settings.transport() > 0 && request.getSecurityContext().isSecure()) {
      String transport = "max-age=" + settings.transport() + "; includeSubDomains";
      fields.computeIfAbsent("Strict-Transport-Security", name -> value(transport));
    }
  }

  private static java.util.List<Object> value(String text) {
    return new java.util.ArrayList<>(java.util.List.of(text));
  }
}
