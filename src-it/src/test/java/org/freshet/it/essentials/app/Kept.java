package org.freshet.it.essentials.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.essentials.api.RateLimited;
import org.freshet.isr.api.Isr;

/** A page that is kept, and limited. */
@Path("kept")
@RequestScoped
@Produces("text/plain")
public class Kept {

  private static final AtomicInteger RUNS = new AtomicInteger();

  @GET
  @Path("{id}")
  @Isr(tags = "kept:{id}")
  @RateLimited(limit = 5, window = 3600)
  public String get(@PathParam("id") String id) {
    return "run " + RUNS.incrementAndGet();
  }

  @GET
  @Path("{id}/missing")
  @Isr(tags = "kept:{id}")
  public String missing(@PathParam("id") String id) {
    throw new NotFoundException();
  }
}
