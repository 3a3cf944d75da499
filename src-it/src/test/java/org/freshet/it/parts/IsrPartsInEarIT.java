package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** All libraries in EAR/lib. */
class IsrPartsInEarIT extends IsrPartsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.earOfAll(
            Archives.bareWar(CLASSES)
                .addAsWebInfResource(Archives.basicAuthentication(), "web.xml")),
        SETTINGS);
  }
}
