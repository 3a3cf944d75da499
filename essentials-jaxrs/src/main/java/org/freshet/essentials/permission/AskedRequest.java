package org.freshet.essentials.permission;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.util.Optional;
import org.freshet.essentials.api.PermissionRequest;

/**
 * A request as checkers get to see it.
 *
 * @param caller who asks
 */
record AskedRequest(Principal caller, ContainerRequestContext request)
    implements PermissionRequest {

  @Override
  public boolean isInRole(String role) {
    return request.getSecurityContext().isUserInRole(role);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getUriInfo().getRequestUri().getRawPath();
  }

  @Override
  public Optional<String> pathParameter(String name) {
    return Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(name));
  }
}
