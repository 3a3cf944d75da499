package org.freshet.it.observe.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Has something to sell, or not. */
@Path("warehouse")
@ApplicationScoped
public class Warehouse {

  private volatile int stock = 1;

  @PUT
  @Path("{stock}")
  public void set(@PathParam("stock") int stock) {
    this.stock = stock;
  }

  public int stock() {
    return stock;
  }
}
