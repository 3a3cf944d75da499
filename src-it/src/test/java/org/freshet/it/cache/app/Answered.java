package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.freshet.isr.api.Isr;

/**
 * Answers as a test directs: lines of {@code Name: value}, and {@code status: 404}. Each answer
 * tells how often the method ran.
 */
@Path("answered/{page}")
@ApplicationScoped
public class Answered {

  @Inject Stage stage;

  @GET
  @Isr(tags = "page:{page}", freshness = Isr.Freshness.RESPONSE)
  public Response get(
      @PathParam("page") String page,
      @Context Request request,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    int run = stage.run(page);
    Response.ResponseBuilder answer = null;
    String tag = directed(page, "tag");
    if (tag != null) {
      answer = request.evaluatePreconditions(new EntityTag(tag));
    }
    if (answer == null) {
      String status = directed(page, "status");
      answer = Response.status(status == null ? 200 : Integer.parseInt(status));
      if (!"204".equals(status)) {
        String language = headers.getHeaderString("Accept-Language");
        answer.entity(page + " " + run + (language == null ? "" : " " + language));
      }
    }
    if (tag != null) {
      answer.tag(new EntityTag(tag));
    }
    answer.type("text/plain").header("X-Run", run);
    for (String line : stage.line(page, "").split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0 && Character.isUpperCase(line.charAt(0))) {
        answer.header(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return answer.build();
  }

  @PUT
  public Response put(@PathParam("page") String page, String text) {
    stage.pass("put-" + page);
    return Response.status(Integer.parseInt(text)).build();
  }

  @DELETE
  public void delete() {}

  /** Says where what it made is. */
  @POST
  public Response post(@Context UriInfo uri, String made) {
    return Response.created(URI.create(uri.getRequestUri().resolve(made).toString())).build();
  }

  private String directed(String page, String name) {
    for (String line : stage.line(page, "").split("\n")) {
      if (line.startsWith(name + ": ")) {
        return line.substring(name.length() + 2);
      }
    }
    return null;
  }
}
