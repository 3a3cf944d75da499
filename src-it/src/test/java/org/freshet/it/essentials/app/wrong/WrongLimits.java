package org.freshet.it.essentials.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.essentials.api.RateLimited;

/** Everything about limits that can be wrong. */
@Path("wrong")
@RequestScoped
public class WrongLimits {

  @GET
  @Path("limitless")
  @RateLimited
  public String limitless() {
    return "";
  }

  @GET
  @Path("policy")
  @RateLimited(policy = "unknown")
  public String policy() {
    return "";
  }

  @GET
  @Path("key")
  @RateLimited(limit = 1, key = "visitor")
  public String key() {
    return "";
  }

  @RateLimited(limit = 1)
  public String uncalled() {
    return "";
  }
}
