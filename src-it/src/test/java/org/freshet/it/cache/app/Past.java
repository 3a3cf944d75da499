package org.freshet.it.cache.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;

/** Pages that talk to the servlet container past Jakarta REST, and some that talk as of old. */
@Path("past")
@Produces("text/plain")
@RequestScoped
public class Past {

  @Context HttpServletRequest request;
  @Context HttpServletResponse response;
  @Inject Stage stage;

  @GET
  @Path("plain/{name}")
  @Isr
  public String plain(@PathParam("name") String name) {
    return name + " " + stage.run(name);
  }

  @GET
  @Path("field/{name}")
  @Isr
  public String field(@PathParam("name") String name) {
    String[] field = stage.line(name, "X-None: 1").split(": ", 2);
    response.setHeader(field[0], field[1]);
    return name + " " + stage.run(name);
  }

  /** Says through Jakarta REST that it may be kept, and perhaps something else past it. */
  @GET
  @Path("said/{name}")
  @Isr(freshness = Isr.Freshness.RESPONSE)
  public Response said(@PathParam("name") String name) {
    String[] field = stage.line(name, "X-None: 1").split(": ", 2);
    response.setHeader(field[0], field[1]);
    return Response.ok(name + " " + stage.run(name)).header("Cache-Control", "max-age=60").build();
  }

  @GET
  @Path("old/{name}")
  @Isr
  public Response old(@PathParam("name") String name) {
    String[] field = stage.line(name, "X-None: 1").split(": ", 2);
    return Response.ok(name + " " + stage.run(name)).header(field[0], field[1]).build();
  }

  @GET
  @Path("type/{name}")
  @Isr
  public String type(@PathParam("name") String name) {
    return request.getContentType() + " " + stage.run(name);
  }

  /** Shows what a filter has made for this answer. */
  @GET
  @Path("nonce/{name}")
  @Isr
  public String nonce(@PathParam("name") String name) {
    return request.getAttribute(Policies.NONCE) + " " + stage.run(name);
  }
}
