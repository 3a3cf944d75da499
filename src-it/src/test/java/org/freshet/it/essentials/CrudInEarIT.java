package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in EAR/lib, data by JSON-B. */
class CrudInEarIT extends CrudMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(Archives.essentialsEar(bare()), SETTINGS);
  }
}
