package org.freshet.it.essentials.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.freshet.essentials.api.DeprecatedApi;

/** Two versions of one API, of which the first one goes. */
public final class Versions {

  private Versions() {}

  /** The first one. */
  @Path("v1/books")
  @RequestScoped
  @Produces("application/json")
  @DeprecatedApi(
      since = "2026-01-01",
      sunset = "2099-06-30",
      successor = "/api/v2/books/{id}",
      documentation = "https://shop.example/v1-ends")
  public static class First {

    @GET
    @Path("{id}")
    public String get(@PathParam("id") String id, @QueryParam("q") String q) {
      if (id.equals("none")) {
        throw new NotFoundException();
      }
      return "\"first " + id + " " + q + "\"";
    }
  }

  /** The second one. */
  @Path("v2/books")
  @RequestScoped
  @Produces("application/json")
  public static class Second {

    @GET
    @Path("{id}")
    public String get(@PathParam("id") String id, @QueryParam("q") String q) {
      return "\"second " + id + " " + q + "\"";
    }

    @POST
    @Consumes("application/json")
    public String post(String body) {
      return "\"second got " + body.length() + "\"";
    }
  }

  /** Is past its sunset. */
  @Path("old")
  @RequestScoped
  @Produces("text/plain")
  public static class Old {

    @GET
    @DeprecatedApi(since = "2020-01-01", sunset = "2020-12-31", successor = "/api/v2/books/1")
    public String get() {
      return "still here";
    }
  }
}
