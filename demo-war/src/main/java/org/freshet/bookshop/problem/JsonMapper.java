package org.freshet.bookshop.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a body that is not the JSON the resource takes with 400. */
@ApplicationScoped
public class JsonMapper implements ExceptionMapper<ProcessingException> {

  @Override
  public Response toResponse(ProcessingException exception) {
    return Problem.of(Status.BAD_REQUEST, "The body is not the JSON that is wanted here.")
        .toResponse();
  }
}
