package org.freshet.it.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.api.Isr;

/** Counts how often it really runs. */
@Path("visits/{page}")
@ApplicationScoped
public class Visits {

  private final AtomicInteger count = new AtomicInteger();

  @GET
  @Isr(tags = "page:{page}")
  public String visit(@PathParam("page") String page) {
    return page + " " + count.incrementAndGet();
  }
}
