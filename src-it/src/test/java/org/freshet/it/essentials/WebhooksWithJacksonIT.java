package org.freshet.it.essentials;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** The library in a WAR, data by Jackson; what was accepted before is accepted without a word. */
class WebhooksWithJacksonIT extends WebhookMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Applications.byJackson(bare()), settings("essentials.webhook.duplicates=accept"));
  }

  @Override
  void isKnown(Errand again) {
    again.answers(204);
  }
}
