package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.PageView;

/** Pages of Jakarta Pages that share a fragment. */
@Path("cards/{id}")
@Produces("text/html")
@ApplicationScoped
public class Cards {

  @Inject Stage stage;
  @Inject IsrContext isr;

  @GET
  @Path("{page}")
  @Isr
  public PageView page(@PathParam("id") String id, @PathParam("page") String page) {
    int run = stage.run(page + "-" + id);
    return new PageView(
        "/WEB-INF/card.jsp",
        Map.of("id", id, "page", page, "run", run, "tag", "card:" + id, "stage", stage));
  }

  /** Told apart by its tags. */
  @GET
  @Path("plain")
  @Isr
  public PageView plain(@PathParam("id") String id) {
    return new PageView("/WEB-INF/plain.jsp", Map.of("id", id));
  }

  /** Its model is of one language. */
  @GET
  @Path("spoken")
  @Isr(languages = {"en", "de", "fr"})
  public PageView spoken(@PathParam("id") String id) {
    String language = isr.language().orElseThrow().toLanguageTag();
    return new PageView("/WEB-INF/plain.jsp", Map.of("id", id, "spoken", language));
  }

  /** Its model is of one host. */
  @GET
  @Path("linked")
  @Isr
  public PageView linked(@PathParam("id") String id, @Context UriInfo uri) {
    return new PageView("/WEB-INF/plain.jsp", Map.of("id", id, "linked", uri.getBaseUri()));
  }

  /** The fragment's tag has no value. */
  @GET
  @Path("untold/page")
  @Isr
  public PageView untold(@PathParam("id") String id) {
    int run = stage.run("untold-" + id);
    return new PageView(
        "/WEB-INF/card.jsp",
        Map.of("id", id, "page", "untold", "run", run, "tag", "card:", "stage", stage));
  }
}
