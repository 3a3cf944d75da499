package org.freshet.planted.partstream.delivery;

import io.opentelemetry.api.trace.Span;

/** A planted violation. */
public class NamesTelemetry {
  Span span;
}
