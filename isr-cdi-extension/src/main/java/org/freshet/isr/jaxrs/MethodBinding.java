package org.freshet.isr.jaxrs;

import jakarta.ws.rs.core.FeatureContext;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.meter.RouteMeters;

/** Binds the cache to a method whose responses say themselves how long they live. Thread-safe. */
public interface MethodBinding {

  /** Registers what answers for the method, what keeps its responses, and who counts. */
  void bind(IsrMethod method, RouteMeters meters, FeatureContext context);

  /** Registers what notices that a method which is not a {@code GET} has changed something. */
  void watch(FeatureContext context);
}
