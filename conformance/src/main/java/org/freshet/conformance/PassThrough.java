package org.freshet.conformance;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.freshet.isr.api.Isr;

/** The pages of the suite: whatever its server answers, kept as the answer says. */
@Path("test/{page: .*}")
public class PassThrough {

  private static final byte[] NOTHING = {};

  /** Also for HEAD, which Jakarta REST answers from here. */
  @GET
  @Isr(freshness = Isr.Freshness.RESPONSE)
  public Response get(
      @Context Request request, @Context UriInfo uri, @Context HttpHeaders headers) {
    return Upstream.ask(request.getMethod(), uri.getRequestUri(), headers, NOTHING);
  }

  /** Hands on. */
  @POST
  public Response post(@Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return Upstream.ask("POST", uri.getRequestUri(), headers, body);
  }

  /** Hands on. */
  @PUT
  public Response put(@Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return Upstream.ask("PUT", uri.getRequestUri(), headers, body);
  }

  /** Hands on. */
  @DELETE
  public Response delete(@Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return Upstream.ask("DELETE", uri.getRequestUri(), headers, body);
  }

  /** Hands on. */
  @Search
  public Response search(@Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return Upstream.ask("M-SEARCH", uri.getRequestUri(), headers, body);
  }
}
