package org.freshet.it.essentials;

import org.freshet.it.essentials.app.hooks.OwnMemory;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in EAR/lib, its memory of messages a bean of the WAR. */
class WebhooksInEarIT extends WebhookMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsEar(bare().addClass(OwnMemory.class)),
        settings("essentials.webhook.seen=bean"));
  }
}
