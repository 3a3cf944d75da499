package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.app.Greeting;
import org.freshet.it.persistence.Category;
import org.freshet.it.persistence.Post;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redis that is configured and cannot be used stops the deployment, and says how to mend it. */
@ExtendWith(ArquillianExtension.class)
class RefusedRedisIT {

  @ArquillianResource Server server;

  @Test
  void redis_without_its_client() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(Greeting.class), "isr.redis.url=redis://127.0.0.1:1"),
        "ISR0130: isr.redis.url: needs Jedis, which is not in the application, add"
            + " redis.clients:jedis");
  }

  @Test
  void redis_with_a_password_that_it_does_not_know_and_never_shown() {
    Redis redis = new Redis();
    try {
      server.assertDeploymentFails(
          Archives.with(
              Archives.nodeWar(false, Greeting.class),
              redis.setting(),
              "isr.redis.user=books",
              "isr.redis.password=a-word-that-nobody-may-see"),
          "ISR0130: isr.redis.url: [127.0.0.1:",
          "refuses the credentials, correct isr.redis.user and isr.redis.password");
      assertThat(server.logged()).doesNotContain("a-word-that-nobody-may-see");
    } finally {
      redis.kill();
    }
  }

  /** Hibernate tells all of its units; EclipseLink's are known by who injects them. */
  @Test
  void nodes_that_share_pages_and_a_unit_that_nobody_can_reach() {
    if (!server.isLiberty()) {
      assertThat(server.logged()).doesNotContain("ISR0134");
      return;
    }
    server.assertDeploymentFails(
        Archives.with(
            Archives.nodeWar(false, Greeting.class, Post.class, Category.class)
                .addAsResource(
                    Archives.persistence(
                        "unreached",
                        "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                        Post.class,
                        Category.class),
                    "META-INF/persistence.xml"),
            "isr.redis.url=redis://127.0.0.1:1"),
        "ISR0134: persistence unit 'unreached': may cache entities beyond transactions, and no bean"
            + " injects it");
  }
}
