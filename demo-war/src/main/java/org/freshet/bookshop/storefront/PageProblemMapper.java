package org.freshet.bookshop.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers what JAX-RS refuses with a page that says so. */
@ApplicationScoped
public class PageProblemMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response refused = exception.getResponse();
    if (refused.getStatusInfo().getFamily() == Status.Family.REDIRECTION) {
      return refused;
    }
    return ProblemPage.of(
        refused.getStatusInfo(),
        refused.getStatus() == 404
            ? "There is no such page in this shop."
            : "That cannot be shown.");
  }
}
