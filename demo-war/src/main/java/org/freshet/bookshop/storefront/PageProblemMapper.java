package org.freshet.bookshop.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.bookshop.api.InvalidParameterException;
import org.freshet.isr.api.PageView;

/** Answers what goes wrong with a page that says so. */
@ApplicationScoped
public class PageProblemMapper implements ExceptionMapper<Exception> {

  private static final Logger LOG = System.getLogger(PageProblemMapper.class.getName());

  @Override
  public Response toResponse(Exception exception) {
    if (exception instanceof InvalidParameterException invalid) {
      return page(Status.BAD_REQUEST, invalid.getMessage() + ".");
    }
    if (exception instanceof WebApplicationException refused) {
      Response.StatusType status = refused.getResponse().getStatusInfo();
      return page(
          status,
          status.getStatusCode() == 404 ? "There is no such page in this shop." : "That cannot be shown.");
    }
    LOG.log(Level.ERROR, "a page failed", exception);
    return page(Status.INTERNAL_SERVER_ERROR, "The shop has a problem. It is not yours.");
  }

  private static Response page(Response.StatusType status, String sentence) {
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(PageView.of("/WEB-INF/pages/problem.jsp", "sentence", sentence))
        .build();
  }
}
