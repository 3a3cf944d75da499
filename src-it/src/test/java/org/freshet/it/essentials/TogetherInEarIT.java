package org.freshet.it.essentials;

import org.freshet.it.essentials.app.Mixed;
import org.freshet.it.essentials.app.MixedParts;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** All libraries in EAR/lib. */
class TogetherInEarIT extends TogetherMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(Archives.earOfAll(Mixed.class, MixedParts.class), SETTINGS);
  }
}
