package org.freshet.essentials.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.essentials.api.DeprecatedApi;

/** The first version of an API, which goes. */
@Path("v1/books")
@RequestScoped
@DeprecatedApi(
    since = "2026-01-01",
    sunset = "2026-12-31",
    successor = "/api/v2/books/{id}",
    documentation = "https://shop.example/v1-ends")
public class FirstBooks {

  @GET
  @Path("{id}")
  public String get(@PathParam("id") long id) {
    return "book " + id;
  }
}
