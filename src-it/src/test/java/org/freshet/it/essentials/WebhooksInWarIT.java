package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in a WAR, its memory of messages in the database. */
class WebhooksInWarIT extends WebhookMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        bare().addAsLibraries(Archives.jars("freshet.essentials")),
        settings("essentials.webhook.seen=database"));
  }
}
