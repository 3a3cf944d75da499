package org.freshet.it.cache.app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with 503. */
@Provider
public class MappedMapper implements ExceptionMapper<Directed.Mapped> {

  @Override
  public Response toResponse(Directed.Mapped exception) {
    return Response.status(503).entity("mapped").type("text/plain").build();
  }
}
