package org.freshet.it.essentials.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.essentials.api.DeprecatedApi;

/** Everything about deprecation that can be wrong. */
@Path("wrong/{id}")
@RequestScoped
public class WrongDeprecations {

  @GET
  @Path("since")
  @DeprecatedApi(since = "last year")
  public String since() {
    return "";
  }

  @GET
  @Path("sunset")
  @DeprecatedApi(since = "2026-06-30", sunset = "2026-01-31")
  public String sunset() {
    return "";
  }

  @GET
  @Path("successor")
  @DeprecatedApi(since = "2026-01-01", successor = "/api/v2/{isbn}")
  public String successor(@PathParam("id") String id) {
    return id;
  }

  @GET
  @Path("page")
  @DeprecatedApi(since = "2026-01-01", documentation = "not a page")
  public String page() {
    return "";
  }

  /** Nothing here is called. */
  @RequestScoped
  @DeprecatedApi(since = "2026-01-01")
  public static class Uncalled {

    public String get() {
      return "";
    }
  }
}
