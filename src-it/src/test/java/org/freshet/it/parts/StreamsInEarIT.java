package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The libraries in EAR/lib. */
class StreamsInEarIT extends StreamsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsEar(Archives.bareWar(CLASSES)),
        PartsMatrix.KEY,
        "partstream.heartbeat=PT0.1S");
  }
}
