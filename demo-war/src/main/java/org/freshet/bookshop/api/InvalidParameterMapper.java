package org.freshet.bookshop.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.freshet.bookshop.problem.Problem;

/** Answers a query parameter that breaks its rule with 400. */
@ApplicationScoped
public class InvalidParameterMapper implements ExceptionMapper<InvalidParameterException> {

  @Override
  public Response toResponse(InvalidParameterException exception) {
    return Problem.of(Status.BAD_REQUEST, exception.sentence())
        .in(exception.parameter())
        .toResponse();
  }
}
