package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Redis;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever goes wrong with Redis and with edges, nobody is told the words that open them. */
@ExtendWith(ArquillianExtension.class)
class SecretsIT {

  private static final String WORD = "word-that-nobody-may-see";

  private static Redis redis;

  @ArquillianResource Server server;
  private final URL application = Archives.node(false);
  private final Site site = new Site(application);

  @Deployment(testable = false)
  static Archive<?> application() {
    redis = new Redis("--requirepass", "redis-" + WORD);
    return Archives.with(
            Archives.nodeWar(false, Pages.class, Stage.class, Control.class),
            redis.setting(),
            "isr.redis.password=redis-" + WORD,
            "isr.secret=a secret of the application, also a " + WORD,
            "isr.public-base=http://books.example",
            "isr.near.max-lag=PT1S",
            "isr.admin.enabled=true",
            "isr.edge=cloudflare,fastly,nginx",
            "isr.edge.patience=0",
            "isr.edge.backoff=PT0.1S",
            "isr.edge.cloudflare.zone=z1",
            "isr.edge.cloudflare.token=cloudflare-" + WORD,
            "isr.edge.cloudflare.api=http://127.0.0.1:9",
            "isr.edge.fastly.service=s1",
            "isr.edge.fastly.token=fastly-" + WORD,
            "isr.edge.fastly.api=http://127.0.0.1:9",
            "isr.edge.nginx.nodes=http://127.0.0.1:9",
            "isr.edge.nginx.token=nginx-" + WORD)
        .setWebXML(Archives.basicAuthentication());
  }

  @AfterAll
  static void stop() {
    redis.kill();
  }

  @Test
  void nobody_is_told_a_secret_by_log_operators_page_or_operators_resource() {
    int before = server.logged().length();
    site.get("pages/kept").isStored();
    site.revalidate("page:kept");
    for (String edge : List.of("cloudflare", "fastly")) {
      awaitLog(before, "ISR0061: " + edge + " did not take a purge");
    }
    assertThat(told()).contains("page:kept", "\"openapi\"").doesNotContain(WORD);

    redis.kill();
    awaitLog(before, "ISR0131");
    site.get("pages/kept").answers(200);
    site.revalidate("page:kept");
    assertThat(told()).doesNotContain(WORD);
    assertThat(site.get("pages/kept").toString()).doesNotContain(WORD);
    assertThat(server.logged().substring(before)).doesNotContain(WORD);
  }

  private void awaitLog(int before, String text) {
    Site.until(text, () -> server.logged().substring(before).contains(text));
  }

  /** All that an operator can read. */
  private String told() {
    List<String> all = new ArrayList<>();
    for (String page :
        new String[] {
          "",
          "/status",
          "/status?url=/node/api/pages/kept",
          "/explain?url=/node/api/pages/kept",
          "/meters",
          "/jobs",
          "/given-up",
          "/actions",
          "/openapi"
        }) {
      all.add(Http.get(application, "isr/admin" + page, operator()).body());
    }
    return String.join("\n", all);
  }

  private static String[] operator() {
    String account = Base64.getEncoder().encodeToString("operator:operator".getBytes(UTF_8));
    return new String[] {"Authorization", "Basic " + account};
  }
}
