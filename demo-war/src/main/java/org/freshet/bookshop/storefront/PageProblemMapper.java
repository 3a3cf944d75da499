package org.freshet.bookshop.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers what JAX-RS refuses with a page that says so. Who was refused without having said who
 * they are is asked to.
 */
@ApplicationScoped
public class PageProblemMapper implements ExceptionMapper<WebApplicationException> {

  @Inject private HttpServletRequest request;

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response refused = exception.getResponse();
    if (refused.getStatusInfo().getFamily() == Status.Family.REDIRECTION) {
      return refused;
    }
    if (refused.getStatus() == 403 && request.getUserPrincipal() == null) {
      return Response.fromResponse(
              ProblemPage.of(Response.Status.UNAUTHORIZED, "This needs an account."))
          .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"bookshop\", charset=\"UTF-8\"")
          .build();
    }
    return ProblemPage.of(
        refused.getStatusInfo(),
        refused.getStatus() == 404
            ? "There is no such page in this shop."
            : refused.getStatus() == 403
                ? "This account may not do that."
                : "That cannot be shown.");
  }
}
