package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Reflecting;
import org.freshet.it.cache.app.Refusing;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Targets;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Attacks on what is shared, by requests that look like those of others and are not: each is made
 * first, and then somebody innocent asks. In production, as attackers find it.
 */
@ExtendWith(ArquillianExtension.class)
class PoisonedRequestsIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(
        Targets.class, Stage.class, Control.class, Reflecting.class, Refusing.class);
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_field_that_a_page_shows_undeclared_is_shown_to_nobody_else() {
    for (String field :
        List.of(
            "X-Forwarded-Host",
            "X-Forwarded-Scheme",
            "X-Forwarded-Proto",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Forwarded",
            "X-Host")) {
      String page = "targets/shown-" + field + "/showing/" + field;
      for (int i = 0; i < 2; i++) {
        assertThat(site.get(page, field, "evil.example").isNobodysToKeep().body())
            .contains("evil.example");
      }

      assertThat(site.get(page).isNobodysToKeep().body()).as(field).doesNotContain("evil");
    }
  }

  @Test
  void a_cookie_that_a_page_shows_is_shown_to_nobody_else() {
    site.get("targets/cookie/greeting", "Cookie", "name=mallory")
        .isNobodysToKeep()
        .says("cookie mallory 1");

    site.get("targets/cookie/greeting").isNobodysToKeep().says("cookie nobody 2");
    site.get("targets/cookie/greeting", "Cookie", "name=anna").says("cookie anna 3");
  }

  @Test
  void a_parameter_that_is_not_declared_is_in_nobodys_page() {
    site.get("targets/tracked/found?utm_source=%3Cscript%3E&q=a&utm_content=evil")
        .isStored()
        .says("tracked [a] null 1");

    site.get("targets/tracked/found?q=a").isHit().says("tracked [a] null 1");
    site.get("targets/tracked/found?q=a&utm_source=mail").isHit().says("tracked [a] null 1");
  }

  @Test
  void a_parameter_cloaked_in_another_is_not_taken_for_it() {
    site.get("targets/cloaked/found?q=a").isStored().says("cloaked [a] null 1");
    for (String query :
        List.of(
            "q=a;r=evil",
            "q=a&q=evil",
            "q=evil&q=a",
            "q=a%26r=evil",
            "utm=1;q=evil&q=a",
            "q=a&r=evil",
            "Q=evil&q=a",
            "q=a&r%00=evil",
            "q[]=evil&q=a",
            "q=a&%71=evil1")) {
      Reply attack = site.raw("GET", site.path("targets/cloaked/found?" + query));
      if (attack.body().contains("evil")) {
        assertThat(attack.cacheStatus()).as("%s: %s", query, attack).doesNotContain("hit");
      }
      site.get("targets/cloaked/found?q=a").isHit().says("cloaked [a] null 1");
    }
  }

  @Test
  void a_path_that_others_read_in_another_way_is_kept_for_nobody() {
    for (String path :
        List.of(
            "targets//spelled",
            "targets/spelled%2f",
            "targets/x/..;/spelled",
            "targets/x/../spelled",
            "targets/%2e/spelled",
            "targets/spelled;jsessionid=1",
            "targets/spelled%00",
            "targets/spelled%0a",
            "targets/spelled%252f",
            "targets\\spelled")) {
      Reply attack = site.raw("GET", site.path(path));
      assertThat(attack.cacheStatus()).as("%s: %s", path, attack).doesNotContain("stored");
    }
    // A page of its own, whoever strips the dot on the way.
    site.get("targets/spelled.").isStored().says("spelled. 1");

    assertThat(site.get("targets/spelled").isStored().body()).startsWith("spelled ");
    assertThat(site.get("targets/spelled").isHit().body()).startsWith("spelled ");
  }

  @Test
  void the_body_of_a_get_is_in_nobodys_page() {
    site.send("GET", "targets/fat/found?q=a", "q=evil").isNobodysToKeep();
    Reply chunked =
        Reply.of(
            Http.send(
                Http.request(application, "api/targets/fat/found?q=a")
                    .method(
                        "GET", BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))));
    chunked.isNobodysToKeep();

    Reply page = site.get("targets/fat/found?q=a").isStored();
    assertThat(page.body()).startsWith("fat [a] null");
    site.send("GET", "targets/fat/found?q=a", "q=evil").isNobodysToKeep();
    site.get("targets/fat/found?q=a").isHit().says(page.body());
  }

  @Test
  void a_method_put_on_top_of_a_get_denies_the_page_to_nobody() {
    for (String field : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      String page = "targets/on-top-" + field;
      for (String method : List.of("DELETE", "POST", "HEAD", "NONE")) {
        site.get(page, field, method).isNobodysToKeep();
      }

      assertThat(site.get(page).isStored().body()).startsWith("on-top-" + field);
      site.get(page, field, "DELETE").isNobodysToKeep();
      site.get(page).isHit();
    }
  }

  @Test
  void a_field_too_long_or_malformed_denies_the_page_to_nobody() {
    String[] attacks = {
      "X-Long: " + "a".repeat(60_000),
      "X-Meta: a\u0007b",
      "X-Meta: a\u0000b",
      "X-Disliked: \\x07",
      "X-Disliked: " + "a".repeat(4000),
      "Accept: image/png",
      "Range: bytes=900000-",
      "Expect: 100-continued"
    };
    for (String attack : attacks) {
      String page = "targets/denied-" + Math.abs(attack.hashCode());
      Reply refused = attempt(page, attack);
      assertThat(refused.cacheStatus()).as("%s", refused).doesNotContain("hit");
      if (refused.status() >= 400) {
        assertThat(refused.cacheControl()).as("%s", refused).doesNotContain("public", "max-age");
      }

      // Nobody has asked before: neither is a refusal what others get, nor later when it is stale.
      site.get(page).answers(200);
      site.expire("page:" + page.substring("targets/".length()));
      attempt(page, attack);
      assertThat(site.get(page).answers(200).body()).startsWith("denied-");
    }
  }

  /** A server may close the connection instead of an answer. */
  private Reply attempt(String page, String field) {
    try {
      return site.raw("GET", site.path(page), field);
    } catch (UncheckedIOException | AssertionError closed) {
      return new Reply(400, Map.of(), "");
    }
  }

  @Test
  void a_personal_page_that_is_called_like_a_file_is_kept_for_nobody() {
    for (String end :
        List.of("/photo.css", "/x.js", "/style.css%3f.css", ";.css", "%00.css", "/..%2fx.png")) {
      for (String page : List.of("account", "profile")) {
        String path = site.path("targets/deceived-" + page + "/" + page + end);
        Reply victim = site.raw("GET", path, "X-Account: anna");
        assertThat(victim.cacheStatus()).as("%s: %s", path, victim).doesNotContain("stored");

        Reply attacker = site.raw("GET", path);
        assertThat(attacker.cacheStatus()).as("%s: %s", path, attacker).doesNotContain("hit");
        assertThat(attacker.body()).doesNotContain("anna");
        if (attacker.status() == 200) {
          assertThat(attacker.body()).isNotEqualTo(victim.body());
        }
      }
    }
  }

  @Test
  void no_value_reaches_out_of_its_place_in_the_key() {
    site.get("targets/keyed/found?q=a&r=b").isStored().says("keyed [a] b 1");
    site.get("targets/keyed/translated", "Accept-Language", "de").isStored().says("keyed de 2");
    for (String query :
        List.of(
            "q=a%26r%3Db",
            "q=a&q=%26r=b",
            "q=a%7C%7C&r=b",
            "q=a&r=b%26",
            "q=a%0d%0a&r=b",
            "q=a&r=b%7C%7C%7C*",
            "q=%61%2526r%253Db")) {
      assertThat(site.get("targets/keyed/found?" + query).cacheStatus())
          .as(query)
          .doesNotContain("hit");
    }
    for (String language : List.of("de&", "de|", "d%65", "de&|*", "de,en", "\"de\"")) {
      assertThat(site.get("targets/keyed/translated", "Accept-Language", language).cacheStatus())
          .as(language)
          .doesNotContain("hit");
    }

    site.get("targets/keyed/found?q=a&r=b").isHit().says("keyed [a] b 1");
    site.get("targets/keyed/translated", "Accept-Language", "de").isHit().says("keyed de 2");
  }

  @Test
  void what_the_library_says_to_itself_is_not_believed_from_outside() {
    site.get("targets/inside").isStored().says("inside 1");
    String[][] forged = {
      {"Isr-Warmup", "1"},
      {"Isr-Warmup", "v1;exp=9999999999;nonce=a;base=https%3A%2F%2Fevil.example;mac=b"},
      {"X-Edge-ISR-Warmup", "1"},
      {"x-now-route-matches", "1"},
      {"x-middleware-prefetch", "1"},
      {"Cookie", "isr-draft=v1.9999999999.x"}
    };
    for (String[] field : forged) {
      site.get("targets/inside", field).isHit().says("inside 1");
      String fresh = "targets/inside-" + Math.abs(String.join("", field).hashCode());
      Reply first = site.get(fresh, field).isStored();
      site.get(fresh).isHit().says(first.body());
    }
    assertThat(site.runs("inside")).isEqualTo(1);
  }

  @Test
  void line_breaks_in_what_becomes_a_tag_stay_in_the_tag() {
    for (String name :
        List.of(
            "a%0d%0aSet-Cookie:%20visitor=evil",
            "a%0aX-Injected:%20evil",
            "a,%20page:*",
            "%E5%98%8A%E5%98%8DSet-Cookie:evil",
            "x".repeat(3000))) {
      Reply attack = site.get("targets/split/tagged?name=" + name).answers(200);
      assertThat(attack.headers()).doesNotContainKeys("Set-Cookie", "X-Injected");
      assertThat(attack.headers().toString()).doesNotContain("evil");
    }
    // Nor does such a name stand for the tag of others.
    Reply page = site.get("targets/split/tagged?name=a").isStored();
    site.get("targets/split/tagged?name=a").isHit().says(page.body());
  }
}
