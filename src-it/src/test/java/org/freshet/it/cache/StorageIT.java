package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Stamp;
import org.freshet.it.cache.app.Storable;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which responses are kept for others, and what of them. */
@ExtendWith(ArquillianExtension.class)
class StorageIT {

  private static final String[] ASKED_BEHIND = {"Origin", "https://other.example"};

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Storable.class, Stage.class, Control.class, Stamp.class)
            .addClasses(Storable.class.getDeclaredClasses()),
        "isr.mode=development",
        // Nothing is renewed behind here, so that each run is a visitor's own.
        "isr.warmup.origin=http://127.0.0.1:1",
        "isr.store.max-body=4096");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_cookie_set_by_jakarta_rest_is_never_shared() {
    assertThat(assertNeverKept("storable/cookie").header("Set-Cookie")).startsWith("visitor=7");
  }

  @Test
  void a_cookie_set_by_the_servlet_is_never_shared() {
    assertThat(assertNeverKept("storable/servlet-cookie").header("Set-Cookie"))
        .startsWith("visitor=7");
  }

  @Test
  void what_was_made_in_a_session_is_never_shared() {
    String cookie = site.get("storable/session").header("Set-Cookie").split(";")[0];
    assertThat(cookie).startsWith("JSESSIONID=");

    site.get("storable/plain/in-session", "Cookie", cookie).isNobodysToKeep().says("plain 1");
    site.get("storable/plain/in-session").isStored().says("plain 2");
  }

  @Test
  void what_was_made_for_one_account_is_not_shared_by_default() {
    String[] account = {"Authorization", "Bearer t0ken"};
    site.get("storable/plain/account", account).isNobodysToKeep().says("plain 1");
    site.get("storable/plain/account").isStored().says("plain 2");
  }

  @Test
  void what_the_resource_declares_public_is_shared_whoever_asked() {
    String[] account = {"Authorization", "Bearer t0ken"};
    Reply first = site.get("storable/directive/public", account);
    assertThat(first.cacheStatus()).contains("stored");

    site.get("storable/directive/public").isHit().says(first.body());
    Reply own = site.get("storable/directive/public", account).isHit().says(first.body());
    assertThat(own.cacheControl()).isEqualTo("private, no-cache");
  }

  @Test
  void what_the_resource_keeps_private_stays_so() {
    for (String value : List.of("private", "private,max-age=60", "no-cache", "no-store")) {
      Reply reply = assertNeverKept("storable/directive/" + value);
      assertThat(reply.cacheControl()).doesNotContain("max-age");
    }
    assertThat(site.get("storable/directive/no-store").cacheControl()).isEqualTo("no-store");
  }

  @Test
  void a_shorter_life_that_the_resource_declares_counts() {
    Reply reply = assertKept("storable/directive/max-age=7");
    assertThat(reply.cacheControl()).contains("max-age=0", "s-maxage=7").doesNotContain("300");

    Reply shared = assertKept("storable/directive/max-age=900,s-maxage=8");
    assertThat(shared.cacheControl()).contains("max-age=0", "s-maxage=8");

    Reply longer = assertKept("storable/directive/max-age=900");
    assertThat(longer.cacheControl()).contains("max-age=0", "s-maxage=300");
  }

  @Test
  void what_must_be_revalidated_is_never_served_stale() {
    String path = "storable/directive/must-revalidate,max-age=100";
    Reply first = assertKept(path);
    assertThat(first.cacheControl()).contains("s-maxage=100").doesNotContain("stale-");

    site.revalidate("page:directive");
    assertThat(site.get(path).answers(200).body()).isNotEqualTo(first.body());
  }

  @Test
  void the_resources_own_entity_tag_is_kept() {
    assertThat(assertKept("storable/own-etag").header("ETag")).isEqualTo("\"mine\"");
    site.get("storable/own-etag", "If-None-Match", "\"mine\"").answers(304);
  }

  @Test
  void a_response_that_varies_by_what_is_not_in_the_key_is_not_shared() {
    assertThat(assertNeverKept("storable/vary/*").header("Vary")).contains("*");
    assertThat(assertNeverKept("storable/vary/User-Agent").header("Vary")).contains("User-Agent");
    assertThat(assertKept("storable/vary/Origin").header("Vary")).isEqualToIgnoringCase("Origin");
  }

  @Test
  void a_body_over_the_limit_arrives_whole_and_is_not_kept() {
    assertKept("storable/long/4096");
    assertThat(assertNeverKept("storable/long/4097").body()).hasSize(4097);
    assertThat(assertNeverKept("storable/long/100000").body()).hasSize(100_000);
  }

  @Test
  void streamed_output_is_kept_up_to_the_limit() {
    assertThat(assertKept("storable/streamed/1000").body()).hasSize(1000);
    assertThat(assertNeverKept("storable/streamed/5000").body()).hasSize(5000);
  }

  @Test
  void what_is_completed_later_is_kept() {
    assertKept("storable/later");
  }

  @Test
  void what_a_sub_resource_answers_is_kept() {
    Reply first = assertKept("storable/located/a");
    assertThat(first.body()).isEqualTo("located 1");
    site.expire("page:a");
    assertThat(site.get("storable/located/a").body()).isEqualTo("located 2");
  }

  @Test
  void a_get_with_a_body_passes_the_cache_by() {
    site.send("GET", "storable/plain/fat", "x=1").answers(200).isNobodysToKeep();
    site.get("storable/plain/fat").isStored().says("plain 2");
    site.send("GET", "storable/plain/fat", "x=1").isNobodysToKeep().says("plain 3");
  }

  @Test
  void a_field_that_overrides_the_method_passes_the_cache_by() {
    for (String field : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      site.get("storable/plain/" + field).isStored().says("plain 1");
      site.get("storable/plain/" + field, field, "DELETE").isNobodysToKeep().says("plain 2");
      site.get("storable/plain/" + field).isHit().says("plain 1");
    }
  }

  @Test
  void head_is_answered_from_get_and_keeps_nothing() {
    Reply before = site.head("storable/plain/head").answers(200);
    assertThat(before.cacheStatus()).doesNotContain("stored", "hit");
    Reply get = site.get("storable/plain/head").isStored();

    for (Reply head :
        List.of(
            site.head("storable/plain/head").isHitInFront(),
            site.head("storable/plain/head", ASKED_BEHIND).isHitBehind())) {
      assertThat(head.body()).isEmpty();
      assertThat(head.header("Content-Length")).isEqualTo("" + get.body().length());
      assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }
  }

  @Test
  void a_post_is_not_touched() {
    site.get("storable/plain/posted").isStored();
    Reply posted = site.send("POST", "storable/plain/posted", "").answers(200).says("posted");

    assertThat(posted.cacheControl()).isEqualTo("max-age=5");
    assertThat(posted.header("Cache-Status")).isEmpty();
    site.get("storable/plain/posted").isHit().says("plain 1");
  }

  @Test
  void no_status_but_200_is_kept() {
    for (int status : List.of(201, 203, 301, 404, 410, 500)) {
      assertThat(assertNeverKept("storable/status/" + status).status()).isEqualTo(status);
    }
  }

  @Test
  void a_security_policy_with_a_nonce_is_used_once() {
    assertNeverKept("storable/nonce");
  }

  @Test
  void a_body_that_the_resource_has_encoded_is_not_kept() {
    assertThat(assertNeverKept("storable/encoded").header("Content-Encoding")).isEqualTo("br");
  }

  @Test
  void what_belongs_to_one_request_is_told_to_that_one_only() {
    Reply first = site.get("storable/per-request").isStored();
    assertThat(first.header("X-Request-Id")).isEqualTo("request-1");

    Reply front = site.get("storable/per-request").isHitInFront();
    Reply behind = site.get("storable/per-request", ASKED_BEHIND).isHitBehind();
    for (Reply hit : List.of(front, behind)) {
      assertThat(hit.body()).isEqualTo(first.body());
      assertThat(hit.all("X-Own")).containsExactly("kept");
      for (String field :
          List.of("X-Request-Id", "RateLimit", "Server-Timing", "Access-Control-Allow-Origin")) {
        assertThat(hit.all(field)).as(field).isEmpty();
      }
      assertThat(hit.header("Vary")).isEqualToIgnoringCase("Origin");
    }
  }

  @Test
  void what_is_open_to_every_origin_is_told_to_all() {
    assertKept("storable/for-all");
    assertThat(site.get("storable/for-all").header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(site.get("storable/for-all", ASKED_BEHIND).all("Access-Control-Allow-Origin"))
        .containsExactly("*");
  }

  @Test
  void a_field_of_a_response_filter_stands_there_once() {
    Reply first = site.get("storable/plain/stamped").isStored();
    Reply front = site.get("storable/plain/stamped").isHitInFront();
    Reply behind = site.get("storable/plain/stamped", ASKED_BEHIND).isHitBehind();

    for (Reply reply : List.of(first, front, behind)) {
      assertThat(reply.all("X-Stamp")).containsExactly("stamped");
      for (String field : List.of("Cache-Control", "Cache-Status", "ETag", "Content-Type")) {
        assertThat(reply.all(field)).as(field).hasSize(1);
      }
    }
    assertThat(front.all("X-Correlation-Id")).isEmpty();
    assertThat(behind.all("X-Correlation-Id"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.all("X-Correlation-Id"));
  }

  @Test
  void each_line_of_a_field_is_told_to_all() {
    Reply first = site.get("storable/links").isStored();
    Reply front = site.get("storable/links").isHitInFront();
    Reply behind = site.get("storable/links", ASKED_BEHIND).isHitBehind();

    for (Reply reply : List.of(first, front, behind)) {
      assertThat(reply.all("Link")).containsExactly("</a>; rel=next", "</b>; rel=prev");
    }
  }

  @Test
  void the_application_can_refuse() {
    Reply reply = assertNeverKept("storable/refused");
    assertThat(reply.cacheStatus()).contains("detail=\"refused\"");
  }

  @Test
  void what_nobody_could_renew_is_not_kept() {
    assertNeverKept("storable/unresolvable");
    assertKept("storable/unresolvable?name=known");
    assertNeverKept("storable/unresolved");
  }

  @Test
  void what_a_resolver_tells_renews_the_page() {
    site.get("storable/resolved/7").isStored().says("resolved 1");
    site.expire("resolved:7");
    site.get("storable/resolved/7").says("resolved 2");
    site.expire("result:resolved%25202");
    site.get("storable/resolved/7").says("resolved 3");
  }

  private Reply assertNeverKept(String path) {
    Reply first = site.get(path).isNobodysToKeep();
    Reply second = site.get(path).isNobodysToKeep();
    assertThat(second.body()).as("%s", second).isNotEqualTo(first.body());
    return second;
  }

  private Reply assertKept(String path) {
    Reply first = site.get(path).isStored().answers(200);
    site.get(path).isHit().answers(200).says(first.body());
    return first;
  }
}
