package org.freshet.partstream.observe;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The readiness check {@code partstream-cursor}: without its keys a node can neither continue a
 * response nor let others continue it. No bean of its own accord: where MicroProfile Health is
 * absent, nobody must look at it.
 *
 * @param keys where the keys come from, never the keys
 */
record CursorCheck(String keys, CursorTrial trial) implements HealthCheck {

  static final String SET = "set";
  static final String MADE_UP = "made up";

  @Override
  public HealthCheckResponse call() {
    String outcome = trial.outcome();
    return HealthCheckResponse.named("partstream-cursor")
        .status(outcome.equals(CursorTrial.UP))
        .withData("keys", keys)
        .withData("seal", outcome)
        .build();
  }
}
