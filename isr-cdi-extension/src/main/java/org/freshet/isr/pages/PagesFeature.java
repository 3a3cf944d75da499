package org.freshet.isr.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Lets resources return a {@code PageView}; found by META-INF/services. */
@ApplicationScoped
public class PagesFeature implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    context.register(new PageViewWriter());
    return true;
  }
}
