package org.freshet.partstream.observe;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import org.freshet.partstream.plan.PlanWatch;
import org.jspecify.annotations.Nullable;

/**
 * Spans and histograms of OpenTelemetry; touched only where its API is present.
 *
 * <p>The {@link OpenTelemetry} is the application's bean, as MicroProfile Telemetry makes it. The
 * global one is not asked for: asking for it before somebody has set it forbids setting it.
 */
public final class Telemetry {

  private Telemetry() {}

  /** Watches for OpenTelemetry; null if the application has none. */
  public static @Nullable PlanWatch watch(BeanManager beans) {
    Instance<OpenTelemetry> found = beans.createInstance().select(OpenTelemetry.class);
    return found.isResolvable() ? new TelemetryWatch(found.get(), System::nanoTime) : null;
  }
}
