package org.freshet.isr.jaxrs;

import jakarta.ws.rs.core.FeatureContext;
import org.freshet.isr.define.IsrMethod;

/** Binds the cache to a method whose responses say themselves how long they live. Thread-safe. */
public interface MethodBinding {

  /** Registers what answers for the method and what keeps its responses. */
  void bind(IsrMethod method, FeatureContext context);

  /** Registers what notices that a method which is not a {@code GET} has changed something. */
  void watch(FeatureContext context);
}
