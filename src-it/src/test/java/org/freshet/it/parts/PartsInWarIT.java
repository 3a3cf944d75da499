package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The libraries in WEB-INF/lib. */
class PartsInWarIT extends PartsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(CLASSES).addAsWebInfResource(Archives.basicAuthentication(), "web.xml"),
        KEY);
  }
}
