package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in a WAR. */
class WebhooksInWarIT extends WebhookMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(bare().addAsLibraries(Archives.jars("freshet.essentials")), SETTINGS);
  }
}
