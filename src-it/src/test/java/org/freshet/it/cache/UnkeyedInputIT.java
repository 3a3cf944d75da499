package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Peeking;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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
  @OperateOnDeployment("ear")
  URL ear;

  @ArquillianResource
  @OperateOnDeployment("based")
  URL based;

  @ArquillianResource
  @OperateOnDeployment(DEVELOPMENT)
  URL development;

  private static StringAsset page(String text) {
    return new StringAsset("<%@ page session=\"false\" %>" + text);
  }

  private static WebArchive peeking() {
    return Archives.war(Peeking.class, Stage.class, Control.class)
        .addAsWebInfResource(page("${run}"), "plain.jsp")
        .addAsWebInfResource(page("${param.stray} ${run}"), "parameter.jsp")
        .addAsWebInfResource(page("${header['X-Country']} ${run}"), "field.jsp")
        .addAsWebInfResource(page("${pageContext.request.locale} ${run}"), "locale.jsp");
  }

  @Deployment(name = PRODUCTION, testable = false)
  static Archive<?> production() {
    return peeking();
  }

  @Deployment(name = DEVELOPMENT, testable = false)
  static Archive<?> development() {
    return Archives.with(peeking(), "isr.mode=development");
  }

  @Deployment(name = "ear", testable = false)
  static Archive<?> ear() {
    return Archives.ear(Peeking.class, Stage.class, Control.class);
  }

  @Deployment(name = "based", testable = false)
  static Archive<?> based() {
    return Archives.with(peeking(), "isr.public-base=http://shop.example");
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
        "types",
        "address",
        "view-parameter",
        "view-field",
        "view-locale"
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
  void a_parameter_that_is_not_named_and_can_be_seen_is_in_nobodys_page() {
    for (URL application : new URL[] {production, development}) {
      Site site = new Site(application);
      site.get("peeking/parameter?q=1&utm_source=evil").isNobodysToKeep();
      site.get("peeking/parameter;m=evil?q=1").isNobodysToKeep();

      site.get("peeking/parameter?q=1").isStored().says("[q] 3");
      site.get("peeking/parameter?q=1&utm_source=evil").isHit().says("[q] 3");
      site.get("peeking/parameter;m=evil?q=1").isHit().says("[q] 3");
    }
  }

  @Test
  void without_a_filter_in_front_what_may_read_anything_is_in_nobodys_page() {
    Site site = new Site(ear);
    Reply first = site.get("peeking/header", "X-Country", "it").isNobodysToKeep();
    assertThat(first.body()).isEqualTo("from it 1");
    site.get("peeking/header", "X-Country", "fr").isNobodysToKeep().says("from fr 2");

    site.get("peeking/declared", "X-Country", "it").isStored().says("from it 1");
    site.get("peeking/declared", "X-Country", "fr").isStored().says("from fr 2");
    site.get("peeking/declared", "X-Country", "it").isHit().says("from it 1");
  }

  @Test
  void a_host_that_is_not_that_of_the_base_is_in_nobodys_page() {
    Site site = new Site(based);
    for (String page : List.of("host", "base")) {
      String path = site.path("peeking/" + page);
      Reply evil = site.raw("GET", path, "Host: evil.example");
      assertThat(evil.answers(200).body()).contains("evil.example 1");
      evil.isNobodysToKeep();

      site.raw("GET", path, "Host: shop.example").isStored().answers(200);
      assertThat(site.raw("GET", path, "Host: evil.example").isHit().body())
          .contains("shop.example 2");
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
        "types",
        "address",
        "view-parameter",
        "view-field",
        "view-locale"
      })
  void in_development_the_method_that_reads_it_fails(String page) {
    Reply reply = new Site(development).get("peeking/" + page, "X-Country", "it");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"declared", "host", "base", "view-plain"})
  void what_selects_may_be_read(String page) {
    for (URL application : new URL[] {production, development}) {
      Site site = new Site(application);

      site.get("peeking/" + page, "X-Country", "it").answers(200).isStored();
      site.get("peeking/" + page, "X-Country", "it").answers(200).isHit();
    }
  }
}
