package org.freshet.bench.composite;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.freshet.bench.app.SharedJsonb;

/** The application with the library. */
@ApplicationPath("/api")
public class PartsApp extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(PartsData.class, SharedJsonb.class);
  }
}
