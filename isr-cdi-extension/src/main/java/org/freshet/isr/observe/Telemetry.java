package org.freshet.isr.observe;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import org.freshet.isr.meter.Meters;
import org.jspecify.annotations.Nullable;

/**
 * Meters and spans of OpenTelemetry; touched only where its API is present.
 *
 * <p>The {@link OpenTelemetry} is the application's bean, as MicroProfile Telemetry makes it. The
 * global one is not asked for: asking for it before somebody has set it forbids setting it.
 */
public final class Telemetry {

  /** The name of this library's instrumentation. */
  static final String SCOPE = "org.freshet.isr";

  private Telemetry() {}

  /**
   * Begins to tell OpenTelemetry what happens.
   *
   * @return ends it; null if the application has no {@link OpenTelemetry}
   */
  public static @Nullable Runnable begin(BeanManager beans, Meters meters) {
    Instance<OpenTelemetry> found = beans.createInstance().select(OpenTelemetry.class);
    if (!found.isResolvable()) {
      return null;
    }
    OpenTelemetry telemetry = found.get();
    TelemetryMeters exported = new TelemetryMeters(telemetry.getMeter(SCOPE), meters);
    meters.watchedBy(new TelemetryWatcher(telemetry, exported));
    return exported::close;
  }
}
