package org.freshet.conformance;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Jakarta REST application that the suite looks at. */
@ApplicationPath("/")
public class ConformanceApp extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(PassThrough.class, Uncached.class);
  }
}
