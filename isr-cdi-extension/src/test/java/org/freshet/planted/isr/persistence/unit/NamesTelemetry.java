package org.freshet.planted.isr.persistence.unit;

import io.opentelemetry.api.OpenTelemetry;

/** Planted: names a type of OpenTelemetry outside of the room for that. */
public class NamesTelemetry {
  OpenTelemetry telemetry;
}
