package org.freshet.partstream.observe;

/** Which optional APIs this library can see; what is absent must not even be named. */
public final class Present {

  private Present() {}

  /** MicroProfile Health. */
  public static boolean health() {
    return isVisible("org.eclipse.microprofile.health.HealthCheck");
  }

  /** The API of OpenTelemetry, with meters. */
  public static boolean telemetry() {
    return isVisible("io.opentelemetry.api.OpenTelemetry")
        && isVisible("io.opentelemetry.api.metrics.DoubleHistogram");
  }

  /** By the loader that links this library's own classes. */
  private static boolean isVisible(String type) {
    try {
      Class.forName(type, false, Present.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
