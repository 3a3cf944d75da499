package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;

/** Long answers, worth coding or not. */
@Path("texts/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Texts {

  @Inject Stage stage;

  @GET
  @Path("long")
  @Isr(tags = "page:{page}")
  public String longText(@PathParam("page") String page) {
    return text(page);
  }

  @GET
  @Path("short")
  @Isr(tags = "page:{page}")
  public String shortText(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  @GET
  @Path("image")
  @Produces("image/png")
  @Isr(tags = "page:{page}")
  public byte[] image(@PathParam("page") String page) {
    stage.run(page);
    return new byte[4096];
  }

  @GET
  @Path("versioned")
  @Isr(tags = "page:{page}")
  public Response versioned(@PathParam("page") String page) {
    return Response.ok(text(page)).tag("v1").build();
  }

  private String text(String page) {
    return (page + " " + stage.run(page) + "\n").repeat(500);
  }
}
