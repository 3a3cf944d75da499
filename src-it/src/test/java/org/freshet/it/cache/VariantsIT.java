package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Houses;
import org.freshet.it.cache.app.Phrases;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Varied;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are selected by language, kind of device and tenant. */
@ExtendWith(ArquillianExtension.class)
class VariantsIT {

  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36";
  private static final String DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

  @ArquillianResource
  @OperateOnDeployment("war")
  URL war;

  @ArquillianResource
  @OperateOnDeployment("ear")
  URL ear;

  private Site site;

  @Deployment(name = "war", testable = false)
  static Archive<?> war() {
    return Archives.with(
        Archives.war(Varied.class, Phrases.class, Houses.class, Stage.class, Control.class),
        "isr.mode=development");
  }

  @Deployment(name = "ear", testable = false)
  static Archive<?> ear() {
    return Archives.with(
        Archives.ear(Varied.class, Phrases.class, Houses.class, Stage.class, Control.class),
        "isr.mode=development");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(war);
  }

  private Reply in(String accepted, String path) {
    return accepted == null
        ? site.get("varied/" + path)
        : site.get("varied/" + path, "Accept-Language", accepted);
  }

  @Test
  void who_gets_the_same_language_shares_a_page_however_they_ask_for_it() {
    in("de-AT,de;q=0.9", "shared/language").isStored().says("de 1");
    for (String accepted : List.of("de", "DE", "de-CH", "fr, de;q=0.5", "de;q=0.1, en;q=0")) {
      in(accepted, "shared/language").isHit().says("de 1");
      in(accepted, "shared/language").isHitInFront().says("de 1");
    }
    in("pt-BR", "shared/language").isStored().says("pt-BR 2");
    in(null, "shared/language").isStored().says("en 3");
    for (String accepted : List.of("en-GB", "fr", "*", "pt-PT")) {
      in(accepted, "shared/language").isHit().says("en 3");
    }
  }

  @Test
  void a_page_names_its_language_and_what_selects_it() {
    for (int i = 0; i < 3; i++) {
      Reply reply = in("de-AT", "named/language").answers(200);
      assertThat(reply.header("Content-Language")).isEqualTo("de");
      assertThat(reply.header("Vary")).isEqualTo("Accept-Language");
    }
    Reply fallback = in("de", "named/untranslated").isStored();
    assertThat(fallback.header("Content-Language")).isEqualTo("en");
    in("de", "named/untranslated").isHit();
  }

  @Test
  void however_many_ways_there_are_to_ask_there_are_no_more_pages_than_languages() {
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      bodies.add(in((i % 2 == 0 ? "de-x-a" : "fr-x-b") + i, "flood/language").body());
    }
    assertThat(bodies).hasSize(2);
    assertThat(site.runs("flood")).isEqualTo(2);
  }

  @Test
  void each_language_is_renewed_as_itself() {
    in("de-AT", "renewed/language").isStored().says("de 1");
    in(null, "renewed/language").isStored().says("en 2");
    site.revalidate("page:renewed");

    Site.until("both are renewed", () -> site.runs("renewed") == 4);
    Site.until("German is there", () -> in("de", "renewed/language").body().matches("de [34]"));
    Site.until("English is there", () -> in("en", "renewed/language").body().matches("en [34]"));
    assertThat(in("de-CH", "renewed/language").isHit().body()).startsWith("de ");
    assertThat(in("fr", "renewed/language").isHit().body()).startsWith("en ");
    assertThat(site.runs("renewed")).isEqualTo(4);
  }

  @Test
  void a_part_that_knows_the_language_is_kept_for_nobody_else() {
    in("de", "parts/phrase").isStored().says("Hallo 1");
    in("en", "parts/phrase").isStored().says("Hello 2");
    assertThat(site.runs("phrase-parts")).isEqualTo(2);
    in("de", "parts/phrase").isHit().says("Hallo 1");
  }

  @Test
  void phones_share_a_page_and_so_does_everything_else() {
    String[] phone = {"User-Agent", PHONE};
    site.get("varied/kinds/device", phone).isStored().says("MOBILE 1");
    site.get("varied/kinds/device", "User-Agent", DESK).isStored().says("DESKTOP 2");
    site.get("varied/kinds/device", "User-Agent", "iPhone Mobile").isHit().says("MOBILE 1");
    site.get("varied/kinds/device", "User-Agent", "curl/8").isHit().says("DESKTOP 2");

    String[] hinted = {"User-Agent", PHONE, "Sec-CH-UA-Mobile", "?0"};
    site.get("varied/kinds/device", hinted).isHit().says("DESKTOP 2");
    site.get("varied/kinds/device", hinted).isHitInFront().says("DESKTOP 2");
    Reply hit = site.get("varied/kinds/device", phone).isHitInFront().says("MOBILE 1");
    assertThat(hit.header("Vary")).isEqualToIgnoringCase("Sec-CH-UA-Mobile, User-Agent");
  }

  @Test
  void each_kind_of_device_is_renewed_as_itself() {
    String[] hinted = {"User-Agent", DESK, "Sec-CH-UA-Mobile", "?1"};
    site.get("varied/anew/device", hinted).isStored().says("MOBILE 1");
    site.get("varied/anew/device", "User-Agent", DESK).isStored().says("DESKTOP 2");
    site.revalidate("page:anew");

    Site.until("both are renewed", () -> site.runs("anew") == 4);
    Site.until(
        "phones have theirs",
        () -> site.get("varied/anew/device", hinted).body().matches("MOBILE [34]"));
    Site.until(
        "the rest has its own",
        () -> site.get("varied/anew/device", "User-Agent", DESK).body().matches("DESKTOP [34]"));
    assertThat(site.runs("anew")).isEqualTo(4);
  }

  @Test
  void what_belongs_to_one_tenant_answers_no_other() {
    site.get("varied/goods/tenant", "X-House", "acme").isStored().says("acme 1");
    site.get("varied/goods/tenant", "X-House", "globex").isStored().says("globex 2");
    Reply hit = site.get("varied/goods/tenant", "X-House", "acme").isHit().says("acme 1");
    assertThat(hit.header("Vary")).isEqualTo("X-House");
    site.get("varied/goods/tenant", "X-House", "globex").isHitInFront().says("globex 2");
  }

  @Test
  void each_tenant_is_renewed_as_itself() {
    site.get("varied/fair/tenant", "X-House", "acme").isStored().says("acme 1");
    site.get("varied/fair/tenant", "X-House", "globex").isStored().says("globex 2");
    site.revalidate("page:fair");

    Site.until("both are renewed", () -> site.runs("fair") == 4);
    for (String house : List.of("acme", "globex")) {
      Site.until(
          house + " is there",
          () -> site.get("varied/fair/tenant", "X-House", house).body().matches(house + " [34]"));
    }
    assertThat(site.runs("fair")).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "failing", "secretive"})
  void whose_tenant_is_not_known_gets_nothing_that_is_stored_and_leaves_nothing(String house) {
    String page = "stranger-" + house;
    site.get("varied/" + page + "/tenant", "X-House", "acme").isStored().says("acme 1");
    String[] stranger = {"X-House", house};

    Reply own = site.get("varied/" + page + "/tenant", stranger).isNobodysToKeep();
    assertThat(own.says("none 2").cacheControl()).isEqualTo("private, no-store");
    site.get("varied/" + page + "/tenant", stranger).isNobodysToKeep().says("none 3");
    site.get("varied/" + page + "/tenant", "X-House", "acme").isHit().says("acme 1");
  }

  @Test
  void host_and_path_may_tell_a_tenant() {
    String[] host = {"X-House", "host"};
    String first = site.get("varied/hosted/tenant", host).isStored().body();
    assertThat(first).matches(war.getHost() + "\\w*apivariedhostedtenant 1");
    site.get("varied/hosted/tenant", host).isHit().says(first);
  }

  @Test
  void all_of_them_select_together() {
    String[] one = {"Accept-Language", "de", "User-Agent", PHONE, "X-House", "acme"};
    site.get("varied/mixed/all", one).isStored().says("de MOBILE acme 1");
    for (int i = 1; i < one.length; i += 2) {
      String[] other = one.clone();
      other[i] = List.of("en", DESK, "globex").get(i / 2);
      site.get("varied/mixed/all", other).isStored();
    }
    assertThat(site.runs("mixed")).isEqualTo(4);
    Reply hit = site.get("varied/mixed/all", one).isHitInFront().says("de MOBILE acme 1");
    assertThat(hit.header("Vary"))
        .isEqualToIgnoringCase("Accept-Language, Sec-CH-UA-Mobile, User-Agent, X-House");
  }

  @Test
  void without_a_filter_in_front_it_is_the_same() {
    Site behind = new Site(ear);
    String[] one = {"Accept-Language", "de-AT", "User-Agent", PHONE, "X-House", "acme"};
    behind.get("varied/behind/all", one).isStored().says("de MOBILE acme 1");
    behind
        .get("varied/behind/all", "Accept-Language", "de", "User-Agent", PHONE, "X-House", "acme")
        .isHitBehind()
        .says("de MOBILE acme 1");
    behind.get("varied/behind/all", "X-House", "acme").isStored().says("en DESKTOP acme 2");
    behind.get("varied/behind/all").isNobodysToKeep().says("en DESKTOP none 3");
  }
}
