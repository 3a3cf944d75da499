package org.freshet.it;

import org.freshet.it.app.Broken;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RefusedDeploymentIT {

  @ArquillianResource Server server;

  @Test
  void an_unsatisfied_dependency_is_refused_and_named() {
    server.assertDeploymentFails(Archives.war(Broken.class), "WELD-001408", "nobody");
  }
}
