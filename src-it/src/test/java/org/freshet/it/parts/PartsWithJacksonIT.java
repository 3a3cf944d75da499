package org.freshet.it.parts;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The libraries in a WAR, data by Jackson. */
class PartsWithJacksonIT extends PartsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(JacksonParts.war(CLASSES), KEY);
  }
}
