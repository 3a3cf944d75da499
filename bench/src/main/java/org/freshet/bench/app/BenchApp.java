package org.freshet.bench.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Jakarta REST application that is measured. */
@ApplicationPath("/api")
public class BenchApp extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ItemResource.class, ChangeResource.class, SharedJsonb.class);
  }
}
