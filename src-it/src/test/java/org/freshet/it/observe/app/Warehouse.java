package org.freshet.it.observe.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as there is something to sell. */
@Path("warehouse")
@ApplicationScoped
@Readiness
public class Warehouse implements HealthCheck {

  private volatile int stock = 1;

  @PUT
  @Path("{stock}")
  public void set(@PathParam("stock") int stock) {
    this.stock = stock;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warehouse")
        .status(stock > 0)
        .withData("stock", stock)
        .build();
  }
}
