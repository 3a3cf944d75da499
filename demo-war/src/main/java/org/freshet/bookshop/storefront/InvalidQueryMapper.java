package org.freshet.bookshop.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.freshet.bookshop.api.InvalidParameterException;

/** Answers a query parameter that breaks its rule with a page that names it. */
@ApplicationScoped
public class InvalidQueryMapper implements ExceptionMapper<InvalidParameterException> {

  @Override
  public Response toResponse(InvalidParameterException exception) {
    return ProblemPage.of(Status.BAD_REQUEST, exception.sentence());
  }
}
