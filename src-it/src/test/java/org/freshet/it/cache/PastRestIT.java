package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Past;
import org.freshet.it.cache.app.Policies;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and filters say and read past Jakarta REST, or as of old, is not passed over. */
@ExtendWith(ArquillianExtension.class)
class PastRestIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Past.class, Policies.class, Stage.class, Control.class);
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "private, max-age=9", "no-cache"})
  void what_the_servlet_response_was_told_is_not_overruled(String directives) {
    String name = "told-" + directives.replaceAll("\\W+", "-");
    site.direct(name, "Cache-Control: " + directives);

    site.get("past/field/" + name).isNobodysToKeep().says(name + " 1");
    site.get("past/field/" + name).isNobodysToKeep().says(name + " 2");
    assertThat(site.get("past/said/" + name).says(name + " 3").cacheStatus())
        .doesNotContain("stored", "hit");
    assertThat(site.get("past/said/" + name).says(name + " 4").cacheStatus())
        .doesNotContain("stored", "hit");
  }

  @Test
  void a_shorter_lifetime_that_the_servlet_response_was_told_holds() {
    site.direct("shorter", "Cache-Control: max-age=7");

    assertThat(site.get("past/field/shorter").says("shorter 1").cacheControl())
        .contains("s-maxage=7");
    site.get("past/field/shorter").isHit().says("shorter 1");
  }

  @Test
  void what_varies_by_a_field_that_only_the_servlet_response_names_is_kept_for_nobody() {
    site.direct("varies", "Vary: Cookie");

    site.get("past/field/varies").isNobodysToKeep().says("varies 1");
    site.get("past/field/varies").isNobodysToKeep().says("varies 2");
  }

  @Test
  void what_varies_by_a_field_that_only_the_servlet_response_names_is_kept_for_its_like() {
    site.direct("like", "Vary: X-Kind");

    site.get("past/said/like", "X-Kind", "a").says("like 1");
    site.get("past/said/like", "X-Kind", "b").says("like 2");
    site.get("past/said/like", "X-Kind", "a").isHit().says("like 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Expires: 0", "Expires: Thu, 01 Jan 1970 00:00:00 GMT", "Pragma: no-cache"})
  void what_is_kept_private_in_the_way_of_old_stays_so(String field) {
    String name = "old-" + Integer.toHexString(field.hashCode());
    site.direct(name, field);

    site.get("past/old/" + name).isNobodysToKeep().says(name + " 1");
    site.get("past/old/" + name).isNobodysToKeep().says(name + " 2");
  }

  @Test
  void a_page_lives_no_longer_than_it_says_in_the_way_of_old() {
    site.direct(
        "until",
        "Expires: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100)));

    assertThat(site.get("past/old/until").isStored().cacheControl())
        .containsPattern("s-maxage=(100|9\\d)\\b");
  }

  @Test
  void the_content_type_of_a_get_is_shown_to_nobody_else() {
    site.get("past/type/shown", "Content-Type", "text/evil").isNobodysToKeep();

    assertThat(site.get("past/type/shown").body()).doesNotContain("evil");
  }

  @Test
  void a_page_with_the_nonce_of_a_filter_is_kept_for_nobody() {
    for (int i = 1; i <= 2; i++) {
      Reply page = site.get("past/nonce/one").isNobodysToKeep();

      assertThat(page.header("Content-Security-Policy"))
          .as("the policy allows what the page has")
          .contains("'nonce-" + page.body().split(" ")[0] + "'");
    }
  }

  @Test
  void a_filter_of_the_application_stands_before_the_front_and_sees_hits() {
    Reply first = site.get("past/plain/seen").isStored();
    Reply hit = site.get("past/plain/seen").isHit().says("seen 1");

    assertThat(Integer.parseInt(hit.header("X-Filtered")))
        .isGreaterThan(Integer.parseInt(first.header("X-Filtered")));
  }

  @Test
  void the_body_of_a_get_does_not_leave_for_others_to_keep_where_the_answer_says_how_it_lives() {
    site.send("GET", "past/said/fat", "evil", "Content-Type", "text/plain").isNobodysToKeep();
    site.get("past/said/fat", "X-HTTP-Method-Override", "DELETE").isNobodysToKeep();
  }
}
