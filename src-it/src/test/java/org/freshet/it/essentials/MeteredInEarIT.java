package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The library in EAR/lib, whose bean manager does not know the beans of a WAR on every server. */
class MeteredInEarIT extends MeteredMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    WebArchive war = Archives.bareWar(classes());
    return Archives.with(Archives.essentialsEar(war), settings(war));
  }
}
