package org.freshet.essentials.permission;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.config.CacheInFront;
import org.freshet.essentials.problem.Failures;

/** Lets those reach one method who have what it asks for. */
public final class PermissionFilter implements ContainerRequestFilter {

  /** When: where authorization belongs. */
  public static final int PRIORITY = Priorities.AUTHORIZATION;

  private final Required required;
  private final KnownPermissions permissions;
  private final String challenge;

  /**
   * A filter for one method.
   *
   * @param challenge what those are told whom nobody knows
   */
  public PermissionFilter(Required required, KnownPermissions permissions, String challenge) {
    this.required = required;
    this.permissions = permissions;
    this.challenge = challenge;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // A renewal, too: it is nobody's request, and nobody has no permission.
    CacheInFront.mustNotSkip(request);
    SecurityContext security = request.getSecurityContext();
    Principal caller = security == null ? null : security.getUserPrincipal();
    if (caller == null) {
      Response refused = Failures.response(Problem.of(401));
      refused.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
      request.abortWith(refused);
      return;
    }
    AskedRequest asked = new AskedRequest(caller, request);
    if (!required.isMet(permission -> permissions.isGranted(permission, asked))) {
      request.abortWith(Failures.response(Problem.of(403)));
    }
  }
}
