package org.freshet.it.essentials;

import org.freshet.it.essentials.app.Orders;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stops a deployment, all of it at once. */
@ExtendWith(ArquillianExtension.class)
class RefusedEssentialsIT {

  @ArquillianResource Server server;

  @Test
  void settings_that_are_wrong_or_do_not_exist() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(Orders.class),
            "essentials.problem.violations=404",
            "essentials.problem.types=problems",
            "essentials.problem.kind=x"),
        "ESS0001: essentials.problem.violations: is '404', must be 422 or 400",
        "ESS0001: essentials.problem.types: is 'problems', must be an absolute URI that ends in",
        "ESS0002: essentials.problem.kind: is not a setting, must be one of the reference");
  }
}
