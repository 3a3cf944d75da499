package org.freshet.planted.partstream.cdi;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** A planted violation. */
public class ScopelessFeature implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    context.register(ScannedFilter.class);
    return true;
  }
}
