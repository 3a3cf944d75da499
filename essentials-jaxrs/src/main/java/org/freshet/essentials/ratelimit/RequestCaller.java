package org.freshet.essentials.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.config.AddressRange;
import org.freshet.essentials.config.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Whoever sent a request. */
final class RequestCaller implements RateLimitCaller {

  private final ContainerRequestContext request;
  private final String address;

  RequestCaller(
      ContainerRequestContext request,
      @Nullable HttpServletRequest servlet,
      List<AddressRange> trusted) {
    this.request = request;
    this.address =
        ClientAddress.of(
            servlet == null ? "unknown" : servlet.getRemoteAddr(),
            request.getHeaderString("X-Forwarded-For"),
            trusted);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Optional<String> user() {
    Principal principal =
        request.getSecurityContext() == null
            ? null
            : request.getSecurityContext().getUserPrincipal();
    return Optional.ofNullable(principal).map(Principal::getName);
  }

  @Override
  public boolean isInRole(String role) {
    return request.getSecurityContext() != null && request.getSecurityContext().isUserInRole(role);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaderString(name));
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
