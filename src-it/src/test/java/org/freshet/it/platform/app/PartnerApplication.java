package org.freshet.it.platform.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A second application in the same WAR, at a path of its own, with the classes that it names. */
@ApplicationPath("partners")
public class PartnerApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Partner.class);
  }
}
