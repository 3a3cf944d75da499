package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The libraries in EAR/lib, without the sister that keeps values. */
class KeptPartsInEarIT extends KeptPartsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsEar(
            Archives.bareWar(CLASSES)
                .addAsWebInfResource(Archives.basicAuthentication(), "web.xml")),
        PartsMatrix.KEY);
  }
}
