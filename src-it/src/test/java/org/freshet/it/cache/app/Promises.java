package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;

/** Pages of an application beside those that are cached, and pages that say late what they show. */
@Path("promises")
@Produces("text/plain")
@ApplicationScoped
public class Promises {

  @Inject Stage stage;
  @Inject IsrContext isr;

  @GET
  @Path("personal")
  public String personal(@HeaderParam("Authorization") String account) {
    return "for " + account + " " + stage.run("personal");
  }

  @GET
  @Path("login")
  public Response login() {
    return Response.seeOther(URI.create("elsewhere")).build();
  }

  @GET
  @Path("missing")
  public Response missing() {
    return Response.status(404).entity("missing " + stage.run("missing")).build();
  }

  /** Shows something of which it learns only while it is made. */
  @GET
  @Path("showing/{page}")
  @Isr(tags = "page:{page}")
  public String showing(@PathParam("page") String page) {
    String shown = stage.line(page, "one");
    isr.addTags(Tag.of("shown", shown));
    if (shown.equals("broken")) {
      throw new IllegalStateException("as directed");
    }
    return shown + " " + stage.run(page);
  }
}
