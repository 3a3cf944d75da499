package org.freshet.planted.isr.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Planted: into which nothing is injected, and which registers a class. */
public class ScopelessFeature implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(ScopelessFilter.class);
    return true;
  }
}
