package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.freshet.isr.api.Isr;

/** Pages that tell by what they were selected, and how often that was produced. */
@Path("keyed/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Keyed {

  @Inject Stage stage;

  @GET
  @Path("query")
  @Isr(tags = "page:{page}")
  public String query(
      @PathParam("page") String page, @QueryParam("q") List<String> q, @QueryParam("r") String r) {
    return page + " " + q + " " + r + " " + stage.run(page);
  }

  @GET
  @Path("header")
  @Isr(tags = "page:{page}")
  public String header(
      @PathParam("page") String page, @HeaderParam("Accept-Language") String language) {
    return page + " " + language + " " + stage.run(page);
  }

  @GET
  @Path("named")
  @Isr(tags = "page:{page}", vary = "X-Country")
  public String named(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  @GET
  @Path("types")
  @Produces({"application/json", "text/csv"})
  @Isr(tags = "page:{page}")
  public String types(@PathParam("page") String page) {
    return Integer.toString(stage.run(page));
  }

  @GET
  @Path("siblings")
  @Produces("text/html")
  @Isr(tags = "page:{page}")
  public String html(@PathParam("page") String page) {
    return "<p>" + stage.run(page);
  }

  @GET
  @Path("siblings")
  @Produces("text/csv")
  @Isr(tags = "page:{page}")
  public String csv(@PathParam("page") String page) {
    return "csv;" + stage.run(page);
  }

  @GET
  @Path("seen")
  @Isr(tags = "page:{page}")
  public String seen(@PathParam("page") String page, @Context UriInfo uri) {
    return uri.getRequestUri() + " " + uri.getBaseUri().getAuthority() + " " + stage.run(page);
  }

  @GET
  @Path("matrix")
  @Isr(tags = "page:{page}")
  public String matrix(@PathParam("page") String page, @MatrixParam("m") String m) {
    return page + " " + m + " " + stage.run(page);
  }
}
