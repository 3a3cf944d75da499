package org.freshet.essentials.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Notes for the log who asks: when all filters have run that could say so, and before a method
 * begins, since a cache in the same application watches who is asked about from then on.
 */
public final class RequestUser implements ContainerRequestFilter {

  /** Right before what stands last, and answers in the place of methods. */
  public static final int LATE = Integer.MAX_VALUE - 1;

  private static final String NAME = "org.freshet.essentials.http.user";
  private static final String NOBODY = "";

  @Override
  public void filter(ContainerRequestContext request) {
    String user = asked(request);
    request.setProperty(NAME, user == null ? NOBODY : user);
  }

  /** Who asks; null for somebody unknown. */
  static @Nullable String of(ContainerRequestContext request) {
    Object noted = request.getProperty(NAME);
    if (noted == null) {
      // No method was reached.
      return asked(request);
    }
    return noted.equals(NOBODY) ? null : noted.toString();
  }

  private static @Nullable String asked(ContainerRequestContext request) {
    SecurityContext security = request.getSecurityContext();
    boolean known = security != null && security.getUserPrincipal() != null;
    return known ? security.getUserPrincipal().getName() : null;
  }
}
