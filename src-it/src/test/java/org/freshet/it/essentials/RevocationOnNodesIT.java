package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes with one store: what one is told the other knows at the next request. */
@ExtendWith(ArquillianExtension.class)
class RevocationOnNodesIT {

  private static final Redis REDIS = new Redis();

  @ArquillianResource Deployer deployer;
  @ArquillianResource Server server;

  @Deployment(name = "redis-one", testable = false, managed = false)
  static Archive<?> redisOne() {
    return inRedis(false);
  }

  @Deployment(name = "redis-two", testable = false, managed = false)
  static Archive<?> redisTwo() {
    return inRedis(true);
  }

  @Deployment(name = "database-one", testable = false, managed = false)
  static Archive<?> databaseOne() {
    return inDatabase(false);
  }

  @Deployment(name = "database-two", testable = false, managed = false)
  static Archive<?> databaseTwo() {
    return inDatabase(true);
  }

  private static Archive<?> inRedis(boolean other) {
    return node(
        other,
        "essentials.keys.store=memory",
        "essentials.revocation.store=redis",
        REDIS.setting().replace("isr.redis", "essentials.redis"));
  }

  private static Archive<?> inDatabase(boolean other) {
    return node(
        other,
        "essentials.keys.store=database",
        "essentials.revocation.store=database",
        "essentials.database.create=true");
  }

  private static Archive<?> node(boolean other, String... stores) {
    return Archives.with(
        Archives.node(
            AccessMatrix.bare()
                .addAsLibraries(Archives.jars("freshet.essentials"))
                .addAsLibraries(Archives.jars("freshet.redis.client")),
            other),
        AccessMatrix.settings(stores));
  }

  private static Errand office(boolean other, String token) {
    return Errand.get(Archives.node(other), "rooms/office", "Authorization", token);
  }

  private static void logOut(String path, String token) {
    Errand.send(
            Archives.node(false),
            "POST",
            "session/" + path,
            "text/plain",
            "",
            "Authorization",
            token)
        .answers(204);
  }

  @Test
  void over_one_redis_a_token_that_was_logged_out_on_one_is_refused_on_the_other() {
    deployer.deploy("redis-one");
    deployer.deploy("redis-two");
    try {
      logging_out_on_one_is_known_on_the_other();
      while_redis_is_away_tokens_are_refused_and_others_are_served();
    } finally {
      deployer.undeploy("redis-two");
      deployer.undeploy("redis-one");
    }
  }

  @Test
  void over_one_database_so_is_a_token_and_so_is_a_key() {
    deployer.deploy("database-one");
    deployer.deploy("database-two");
    try {
      logging_out_on_one_is_known_on_the_other();
      a_key_of_one_is_known_on_the_other_until_it_is_revoked();
    } finally {
      deployer.undeploy("database-two");
      deployer.undeploy("database-one");
    }
  }

  private void logging_out_on_one_is_known_on_the_other() {
    String token = Tokens.bearer("anna", "reports");
    String other = Tokens.bearer("anna", "reports");
    office(true, token).answers(200);
    logOut("logout", token);
    office(true, token).answers(401);
    office(false, token).answers(401);
    office(true, other).answers(200);
    logOut("logout-everywhere", other);
    office(true, other).answers(401);
    office(true, Tokens.bearer("berta", "reports")).answers(200);
  }

  private void while_redis_is_away_tokens_are_refused_and_others_are_served() {
    String token = Tokens.bearer("clara", "reports");
    office(true, token).answers(200);
    REDIS.kill();
    office(true, token).is(503, "Service Unavailable");
    Errand.get(Archives.node(true), "rooms/hall").answers(200);
    assertThat(server.logged()).contains("ESS0070");

    REDIS.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (office(true, token).response().statusCode() != 200 && System.nanoTime() < end) {
      LockSupport.parkNanos(100_000_000);
    }
    office(true, token).answers(200);
  }

  private void a_key_of_one_is_known_on_the_other_until_it_is_revoked() {
    String[] key =
        Errand.send(Archives.node(false), "POST", "keys/importer?scope=reports", "text/plain", "")
            .answers(200)
            .response()
            .body()
            .split(" ");
    Errand.get(Archives.node(true), "rooms/office", "X-API-Key", key[1]).answers(200);
    Errand.send(Archives.node(false), "DELETE", "keys/" + key[0], "text/plain", "").answers(204);
    Errand.get(Archives.node(true), "rooms/office", "X-API-Key", key[1]).answers(401);
  }
}
