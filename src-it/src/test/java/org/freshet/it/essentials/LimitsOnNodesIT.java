package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.essentials.app.Limits;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that count together, in one Redis. */
@ExtendWith(ArquillianExtension.class)
class LimitsOnNodesIT {

  private static final Redis REDIS = new Redis();

  @ArquillianResource Server server;

  @Deployment(name = "one", testable = false, order = 1)
  static Archive<?> one() {
    return node(false);
  }

  @Deployment(name = "other", testable = false, order = 2)
  static Archive<?> other() {
    return node(true);
  }

  private static Archive<?> node(boolean other) {
    return Archives.with(
        Archives.node(
            Archives.essentialsWar(Limits.class)
                .addClasses(Limits.class.getDeclaredClasses())
                .addAsLibraries(Archives.jars("freshet.redis.client")),
            other),
        "essentials.ratelimit.store=redis",
        "essentials.ratelimit.policy.shared=2/PT1H",
        REDIS.setting().replace("isr.redis", "essentials.redis"));
  }

  @AfterAll
  static void stop() {
    REDIS.kill();
  }

  private static Errand call(boolean other, String path) {
    return Errand.get(Archives.node(other), "limits/" + path);
  }

  @Test
  void a_caller_gets_what_the_limit_has_from_all_of_them_together() {
    call(false, "address").answers(200);
    call(true, "address").answers(200);
    Errand last = call(false, "address").answers(200);
    assertThat(last.response().headers().firstValue("RateLimit"))
        .hasValueSatisfying(said -> assertThat(said).startsWith("\"default\";r=0;t="));

    call(true, "address").answers(429);
    Errand refused = call(false, "address").answers(429);
    assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void while_redis_is_away_requests_are_admitted_and_counted_again_afterwards() {
    call(false, "policy").answers(200);
    call(true, "policy").answers(200);
    call(true, "policy").answers(429);
    REDIS.kill();
    try {
      call(true, "policy").answers(200);
      call(false, "policy").answers(200);
      assertThat(server.logged()).contains("ESS0030: requests cannot be counted and are admitted");
    } finally {
      REDIS.start();
    }

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (call(true, "policy").response().statusCode() != 429 && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    call(true, "policy").answers(429);
  }
}
