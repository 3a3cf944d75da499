package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The library in WEB-INF/lib. */
class MeteredInWarIT extends MeteredMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    WebArchive war = Archives.essentialsWar(classes());
    return Archives.with(war, settings(war));
  }
}
