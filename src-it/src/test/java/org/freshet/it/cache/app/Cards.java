package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.PageView;

/** Pages of Jakarta Pages that share a fragment. */
@Path("cards/{id}")
@Produces("text/html")
@ApplicationScoped
public class Cards {

  @Inject Stage stage;

  @GET
  @Path("{page}")
  @Isr
  public PageView page(@PathParam("id") String id, @PathParam("page") String page) {
    int run = stage.run(page + "-" + id);
    return new PageView(
        "/WEB-INF/card.jsp",
        Map.of("id", id, "page", page, "run", run, "tag", "card:" + id, "stage", stage));
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
