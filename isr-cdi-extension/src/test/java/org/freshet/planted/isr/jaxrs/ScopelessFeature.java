package org.freshet.planted.isr.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Planted: a provider into which nothing is injected. */
public class ScopelessFeature implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    return false;
  }
}
