package org.freshet.it.essentials;

import org.freshet.it.essentials.app.Orders;
import org.freshet.it.essentials.app.wrong.WrongDeprecations;
import org.freshet.it.essentials.app.wrong.WrongLimits;
import org.freshet.it.essentials.app.wrong.WrongPermissions;
import org.freshet.it.essentials.app.wrong.WrongReceivers;
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

  @Test
  void limits_in_a_redis_that_nobody_names_or_without_its_client() {
    server.assertDeploymentFails(
        Archives.with(Archives.essentialsWar(Orders.class), "essentials.ratelimit.store=redis"),
        "ESS0001: essentials.ratelimit.store: is 'redis', must have essentials.redis.url beside it",
        "ESS0061: essentials.ratelimit.store: is 'redis', needs Jedis 8, add redis.clients:jedis");
  }

  @Test
  void permissions_that_are_wrong_or_that_nobody_knows() {
    String site = ": @PermissionsAllowed on " + WrongPermissions.class.getName() + "#";
    String checker = "ESS0081: @ChecksPermissions on " + WrongPermissions.Checker.class.getName();
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(WrongPermissions.class, WrongPermissions.Checker.class),
            "essentials.permission.names=known,other",
            "essentials.permission.roles.other=staff",
            "essentials.permission.challenge=\u00e9"),
        "ESS0001: essentials.permission.roles.other: is 'staff', must not stand beside its name",
        "ESS0001: essentials.permission.challenge: is ",
        "ESS0080" + site + "none(): all and any are empty, must name a permission",
        "ESS0080" + site + "unknown(): permission is 'unknown', must be one of [",
        "ESS0080" + site + "unknown(): permission is 'with space', must have a name of",
        "ESS0080" + site + "uncalled(): stands on nothing that Jakarta REST calls",
        checker + ": must be a bean that implements PermissionChecker",
        checker + ": permission is 'known', on which the configuration decides already",
        checker + ": permission is 'no,name', must have a name of");
  }

  @Test
  void stores_that_are_not_there() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(Orders.class),
            "essentials.keys.store=bean",
            "essentials.keys.prefix=a_b",
            "essentials.revocation.store=redis",
            "essentials.revocation.max-life=1",
            "essentials.redis.url=redis://user:hidden@localhost",
            "essentials.redis.user=somebody"),
        "ESS0001: essentials.keys.prefix: is 'a_b', must be 1 to 20 letters and digits",
        "ESS0001: essentials.revocation.store: is 'redis', must have essentials.redis.url",
        "ESS0001: essentials.revocation.max-life: is '1', must be a duration from PT1M",
        "ESS0001: essentials.redis.url: is '(not shown)', must be redis://",
        "ESS0001: essentials.redis.user: is 'somebody', must have essentials.redis.password",
        "ESS0061: essentials.keys.store: is 'bean', needs one bean that implements",
        "ESS0061: essentials.revocation.store: is 'redis', needs Jedis 8");
  }

  @Test
  void webhooks_without_keys_secrets_or_receivers() {
    String site = "ESS0110: @WebhookReceiver on " + WrongReceivers.class.getName() + "#";
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(WrongReceivers.class),
            "essentials.webhook.store=database",
            "essentials.webhook.seen=bean",
            "essentials.webhook.schedule=0,soon",
            "essentials.webhook.allowed-addresses=here",
            "essentials.webhook.receiver.somebody=whsec_short"),
        "ESS0001: essentials.webhook.keys: must be set where essentials.webhook.store is",
        "ESS0001: essentials.webhook.schedule: is 'soon', must be a duration from PT0S",
        "ESS0001: essentials.webhook.allowed-addresses: is 'here', must be an address or a range",
        "ESS0001: essentials.webhook.receiver.somebody: must be secrets, each whsec_ and 24 to 64",
        "ESS0061: essentials.webhook.seen: is 'bean', needs one bean that implements",
        site + "received(): there is no secret for 'nobody', must be set as",
        site + "uncalled(): stands on nothing that Jakarta REST calls");
  }

  @Test
  void a_database_without_the_tables_or_without_a_source() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.essentialsWar(Orders.class),
            "essentials.keys.store=database",
            "essentials.database.data-source=jdbc/nowhere"),
        "ESS0061: essentials.database.data-source: is 'jdbc/nowhere', which is not bound");
  }
}
