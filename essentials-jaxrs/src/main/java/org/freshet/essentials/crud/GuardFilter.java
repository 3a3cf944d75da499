package org.freshet.essentials.crud;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.util.List;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.config.CacheInFront;
import org.freshet.essentials.problem.Failures;
import org.jspecify.annotations.Nullable;

/** Lets those call one method whom the annotations of its resource name. */
public final class GuardFilter implements ContainerRequestFilter {

  /**
   * Before the server's own, so that those whom nobody knows are asked who they are, whether it
   * would ask or refuse them.
   */
  public static final int PRIORITY = Priorities.AUTHORIZATION - 1;

  /** Whoever is known (Jakarta Security). */
  private static final String ANYBODY = "**";

  private final List<String> roles;
  private final String challenge;

  private GuardFilter(List<String> roles, String challenge) {
    this.roles = roles;
    this.challenge = challenge;
  }

  /**
   * The filter of a method.
   *
   * @param challenge what those are told whom nobody knows
   * @return null if everybody may call it
   */
  public static @Nullable GuardFilter of(Class<?> resource, Method method, String challenge) {
    Guard guard = Guard.of(resource, method);
    List<String> roles = guard == null ? null : guard.roles();
    return roles == null ? null : new GuardFilter(roles, challenge);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    CacheInFront.mustNotSkip(request);
    SecurityContext security = request.getSecurityContext();
    if (roles.isEmpty()) {
      request.abortWith(Failures.response(Problem.of(403)));
    } else if (security == null || security.getUserPrincipal() == null) {
      Response refused = Failures.response(Problem.of(401));
      refused.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
      request.abortWith(refused);
    } else if (roles.stream().noneMatch(role -> isIn(role, security))) {
      request.abortWith(Failures.response(Problem.of(403)));
    }
  }

  private static boolean isIn(String role, SecurityContext security) {
    return role.equals(ANYBODY) || security.isUserInRole(role);
  }
}
