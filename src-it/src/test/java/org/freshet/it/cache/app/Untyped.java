package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.isr.api.Isr;

/** Does not say what it produces. */
@Path("untyped/{page}")
@ApplicationScoped
public class Untyped {

  @Inject Stage stage;

  @GET
  @Isr(tags = "page:{page}")
  public String page(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }
}
