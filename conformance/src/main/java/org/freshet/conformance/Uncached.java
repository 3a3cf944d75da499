package org.freshet.conformance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Where the suite says what its server shall answer, and asks what it was asked. */
@Path("{what: config|state}/{test}")
public class Uncached {

  private static final byte[] NOTHING = {};

  /** Hands on. */
  @PUT
  public Response put(@Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return Upstream.ask("PUT", uri.getRequestUri(), headers, body);
  }

  /** Hands on. */
  @GET
  public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
    return Upstream.ask("GET", uri.getRequestUri(), headers, NOTHING);
  }
}
