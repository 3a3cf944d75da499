package org.freshet.essentials.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.freshet.essentials.api.RateLimited;

/** A resource with limits. */
@Path("search")
@RequestScoped
public class Search {

  @GET
  @RateLimited(limit = 100, window = 60)
  @RateLimited(limit = 10, window = 10, name = "burst")
  public List<String> search(@QueryParam("q") String q) {
    return List.of(q);
  }

  @GET
  @Path("export")
  @RateLimited(policy = "export", key = "user")
  public List<String> export() {
    return List.of();
  }
}
