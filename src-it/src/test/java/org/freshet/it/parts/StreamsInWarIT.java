package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The libraries in WEB-INF/lib. */
class StreamsInWarIT extends StreamsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(CLASSES), PartsMatrix.KEY, "partstream.heartbeat=PT0.1S");
  }
}
