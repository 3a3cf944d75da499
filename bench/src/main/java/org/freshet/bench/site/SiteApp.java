package org.freshet.bench.site;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Jakarta REST application of a node. */
@ApplicationPath("/api")
public class SiteApp extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Pages.class, Changes.class);
  }
}
