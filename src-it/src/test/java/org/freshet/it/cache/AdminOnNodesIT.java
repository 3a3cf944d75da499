package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Redis;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees on one of two nodes of what the other one does. */
@ExtendWith(ArquillianExtension.class)
class AdminOnNodesIT {

  private static Redis redis;

  private final URL here = Archives.node(false);
  private final Site one = new Site(here);
  private final Site other = new Site(Archives.node(true));

  @Deployment(name = "one", testable = false, order = 1)
  static Archive<?> one() {
    return node(false);
  }

  @Deployment(name = "other", testable = false, order = 2)
  static Archive<?> other() {
    return node(true);
  }

  private static synchronized Archive<?> node(boolean other) {
    if (redis == null) {
      redis = new Redis();
    }
    return Archives.with(
            Archives.nodeWar(other, Pages.class, Stage.class, Control.class),
            redis.setting(),
            "isr.admin.enabled=true",
            "isr.redis.prefix=operated",
            "isr.public-base=http://books.example",
            "isr.secret=a secret that both nodes have in common",
            "isr.near.max-lag=PT1S")
        .setWebXML(Archives.basicAuthentication());
  }

  @AfterAll
  static void stop() {
    redis.kill();
  }

  private String ask(String path) {
    String account =
        Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));
    return Reply.of(Http.get(here, "isr/admin/" + path, "Authorization", "Basic " + account))
        .answers(200)
        .body();
  }

  @Test
  void the_tags_of_pages_that_another_node_made_and_who_raised_them_there() {
    Site.until(
        "stored", () -> other.get("pages/elsewhere").cacheControl().contains("s-maxage=300"));
    Site.until("shared", () -> one.get("pages/elsewhere").cacheStatus().contains("hit"));
    assertThat(ask("tags?q=page:else")).contains("{\"tag\":\"page:elsewhere\",\"pages\":1}");

    other.revalidate("page:elsewhere");

    Site.until("told", () -> ask("").contains("Revalidator.revalidate, on another node"));
  }
}
