package org.freshet.it.essentials.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.freshet.essentials.api.RateLimited;

/** Two methods without limits and one with its own. */
@Path("plain")
@RequestScoped
@Produces("text/plain")
public class Plain {

  @GET
  @Path("a")
  public String a() {
    return "in";
  }

  @GET
  @Path("b")
  public String b() {
    return "in";
  }

  @GET
  @Path("own")
  @RateLimited(limit = 1, window = 3600, name = "own")
  public String own() {
    return "in";
  }
}
