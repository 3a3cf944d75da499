package org.freshet.it.observe.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as there is something to sell. */
@ApplicationScoped
@Readiness
public class WarehouseCheck implements HealthCheck {

  @Inject Warehouse warehouse;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warehouse")
        .status(warehouse.stock() > 0)
        .withData("stock", warehouse.stock())
        .build();
  }
}
