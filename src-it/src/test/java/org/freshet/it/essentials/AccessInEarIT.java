package org.freshet.it.essentials;

import org.freshet.it.essentials.app.access.OwnStores;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in EAR/lib, its stores beans of the WAR. */
class AccessInEarIT extends AccessMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsEar(
            bare().addClasses(OwnStores.class, OwnStores.Keys.class, OwnStores.Revoked.class)),
        settings("essentials.keys.store=bean", "essentials.revocation.store=bean"));
  }
}
