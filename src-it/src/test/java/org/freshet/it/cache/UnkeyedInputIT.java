package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Peeking;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method reads of a request, and does not select by, keeps its answer out of the store. */
@ExtendWith(ArquillianExtension.class)
class UnkeyedInputIT {

  private static final String PRODUCTION = "production";
  private static final String DEVELOPMENT = "development";

  @ArquillianResource
  @OperateOnDeployment(PRODUCTION)
  URL production;

  @ArquillianResource
  @OperateOnDeployment(DEVELOPMENT)
  URL development;

  @Deployment(name = PRODUCTION, testable = false)
  static Archive<?> production() {
    return Archives.war(Peeking.class, Stage.class, Control.class);
  }

  @Deployment(name = DEVELOPMENT, testable = false)
  static Archive<?> development() {
    return Archives.with(
        Archives.war(Peeking.class, Stage.class, Control.class), "isr.mode=development");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "header",
        "cookie",
        "principal",
        "session",
        "role",
        "language",
        "locale",
        "address"
      })
  void in_production_the_answer_is_nobodys_to_keep(String page) {
    Site site = new Site(production);

    for (int i = 0; i < 2; i++) {
      int before = site.runs(page);
      Reply reply = site.get("peeking/" + page, "X-Country", "it", "Cookie", "visitor=7");
      assertThat(reply.answers(200).body()).endsWith(" " + (before + 1));
      assertThat(reply.cacheControl()).isEqualTo("private, no-store");
      assertThat(reply.cacheStatus()).doesNotContain("stored");
    }
  }

  @Test
  void nobody_is_answered_with_what_was_made_for_somebody_else() {
    Site site = new Site(production);
    site.get("peeking/header", "X-Country", "it");

    assertThat(site.get("peeking/header", "X-Country", "fr").body()).startsWith("from fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "header",
        "cookie",
        "principal",
        "session",
        "role",
        "language",
        "locale",
        "address"
      })
  void in_development_the_method_that_reads_it_fails(String page) {
    assertThat(new Site(development).get("peeking/" + page, "X-Country", "it").status())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"declared", "host"})
  void what_selects_may_be_read(String page) {
    for (URL application : new URL[] {production, development}) {
      Site site = new Site(application);

      site.get("peeking/" + page, "X-Country", "it").answers(200).isStored();
      site.get("peeking/" + page, "X-Country", "it").answers(200).isHit();
    }
  }
}
