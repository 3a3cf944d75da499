package org.freshet.it.essentials;

import org.freshet.it.essentials.app.Orders;
import org.freshet.it.essentials.app.wrong.WrongDeprecations;
import org.freshet.it.essentials.app.wrong.WrongLimits;
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

  @Test
  void limits_that_are_wrong() {
    String site = ": @RateLimited on " + WrongLimits.class.getName() + "#";
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(WrongLimits.class),
            "essentials.ratelimit.policy.burst=60 a minute",
            WrongLimits.class.getName() + "/key/RateLimited/limit=many"),
        "ESS0001: essentials.ratelimit.policy.burst: is '60 a minute', must be a quota such as",
        "ESS0020" + site + "limitless(): 'default': limit is 0, must be from 1 to 1000000",
        "ESS0020" + site + "key(): limit is 'many' in the configuration, must be a number",
        "ESS0021" + site + "policy(): policy is 'unknown', must be one of []",
        "ESS0022" + site + "key(): key is 'visitor', must be ip, user, api-key, header:Name or all",
        "ESS0023" + site + "uncalled(): stands on nothing that Jakarta REST calls, must be on");
  }

  @Test
  void deprecations_that_are_wrong() {
    String site = "ESS0040: @DeprecatedApi on " + WrongDeprecations.class.getName();
    server.assertDeploymentFails(
        Archives.essentialsWar(WrongDeprecations.class, WrongDeprecations.Uncalled.class),
        site + "#since(): since is 'last year', must be a date such as 2026-12-31, or an instant",
        site + "#sunset(): sunset is 2026-01-31T23:59:59Z, must not be before 2026-06-30T00:00:00Z",
        site + "#successor(String): successor '/api/v2/{isbn}' names 'isbn', must be a variable of",
        site + "#page(): documentation is 'not a page', must be a URI or a path",
        site + "$Uncalled: stands on nothing that Jakarta REST calls, must be on a resource");
  }
}
