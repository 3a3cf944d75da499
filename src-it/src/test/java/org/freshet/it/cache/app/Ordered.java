package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;

/** Pages that note when they are produced. */
@Path("ordered/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Ordered {

  @Inject Stage stage;

  @GET
  @Isr(tags = "ordered")
  public String page(@PathParam("page") String page) {
    stage.note("order", page);
    return page + " " + stage.run(page);
  }
}
