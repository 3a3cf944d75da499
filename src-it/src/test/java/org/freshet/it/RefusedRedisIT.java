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

  @Test
  void redis_that_cannot_be_used_as_it_is_set_up() {
    Redis guarded = new Redis("--requirepass", "a-word-that-nobody-may-see");
    Redis forgetful = new Redis("--maxmemory-policy", "allkeys-lru");
    try {
      assertRefused(
          guarded.setting(), "asks for credentials, set isr.redis.password, and isr.redis.user");
      assertRefused(
          forgetful.setting(),
          "drops keys that must be kept when it is full (maxmemory-policy allkeys-lru), set it to"
              + " noeviction or volatile-lru");
      assertRefused(
          guarded.setting() + "/99\nisr.redis.password=a-word-that-nobody-may-see",
          "has no such database, correct the number in the URL");
      assertThat(server.logged()).doesNotContain("a-word-that-nobody-may-see");
    } finally {
      guarded.kill();
      forgetful.kill();
    }
  }

  private void assertRefused(String settings, String why) {
    server.assertDeploymentFails(
        Archives.with(Archives.nodeWar(false, Greeting.class), settings),
        "ISR0130: isr.redis.url: [127.0.0.1:",
        why);
  }

  @Test
  void a_url_of_something_else_and_what_may_be_a_password_is_not_shown() {
    server.assertDeploymentFails(
        Archives.with(Archives.nodeWar(false, Greeting.class), "isr.redis.url=memcached://cache"),
        "ISR0001: isr.redis.url: is 'memcached://cache', must be redis://host:port");
    server.assertDeploymentFails(
        Archives.with(
            Archives.nodeWar(false, Greeting.class),
            "isr.redis.url=redis://books:a-word-that-nobody-may-see@cache"),
        "ISR0001: isr.redis.url: is '(not shown)', must be redis://host:port");
    assertThat(server.logged()).doesNotContain("a-word-that-nobody-may-see");
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
