package org.freshet.isr.observe;

import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The readiness check {@code isr}. No bean of its own accord: where MicroProfile Health is absent,
 * nobody must look at it.
 *
 * @param condition tells how things are
 */
record ReadinessCheck(Supplier<Condition> condition) implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    Condition now = condition.get();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("isr").status(now.ready());
    now.data()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                response.withData(name, number);
              } else {
                response.withData(name, value.toString());
              }
            });
    return response.build();
  }
}
