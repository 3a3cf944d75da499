package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.RootPage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A template in an application that takes every path, and on one server that of templates too. */
@ExtendWith(ArquillianExtension.class)
class RootPageIT {

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(RootPage.class, RootPage.Root.class)
        .addAsWebInfResource(
            new StringAsset("<%@ page session=\"false\" %>the ${name}"), "root.jsp");
  }

  @Test
  void is_written_or_is_an_error_at_once_that_nobody_keeps() {
    Reply page = Reply.of(Http.send(Http.request(application, "root")));

    if (server.isLiberty()) {
      page.isStored();
      assertThat(page.body()).contains("the root");
    } else {
      page.answers(500).isNobodysToKeep();
    }
  }
}
