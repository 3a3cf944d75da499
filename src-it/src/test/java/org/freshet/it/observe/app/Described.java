package org.freshet.it.observe.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.essentials.api.RateLimited;

/** One method for each thing that a description says. */
@Path("described")
@RequestScoped
@Produces("application/json")
public class Described {

  @GET
  @Path("plain")
  public String plain() {
    return "1";
  }

  @GET
  @Path("limited")
  @RateLimited(limit = 100, window = 60)
  public String limited() {
    return "1";
  }

  @GET
  @Path("numbers/{number}")
  public String number(@PathParam("number") int number) {
    return "" + number;
  }

  @POST
  @Path("orders")
  @Consumes("application/json")
  public Order order(@Valid Order order) {
    return order;
  }

  /** What is ordered. */
  public static class Order {

    @NotBlank public String title = "";
  }
}
