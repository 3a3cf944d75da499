package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import org.freshet.it.cache.app.Answered;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Stamp;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A method whose responses say themselves how long they live. */
@ExtendWith(ArquillianExtension.class)
class ResponseFreshnessIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Answered.class, Stage.class, Control.class, Stamp.class),
        "isr.mode=development",
        "isr.warmup.origin=http://127.0.0.1:1");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void max_age_of_the_response_is_its_lifetime() {
    site.direct("fresh", "Cache-Control: max-age=600");

    Reply first = site.get("answered/fresh").says("fresh 1");
    assertThat(first.cacheStatus()).contains("stored");
    assertThat(first.cacheControl()).isEqualTo("max-age=600");

    Reply second = site.get("answered/fresh").isHit().says("fresh 1");
    assertThat(second.cacheControl()).isEqualTo("max-age=600");
    assertThat(second.header("Age")).isNotEmpty();
    assertThat(second.header("X-Run")).isEqualTo("1");
    assertThat(second.all("X-Stamp")).as("of the application's filter, once").hasSize(1);
  }

  @Test
  void a_response_that_says_nothing_is_not_stored_and_leaves_as_it_is() {
    assertThat(site.get("answered/silent").says("silent 1").cacheControl()).isEmpty();
    Reply second = site.get("answered/silent").says("silent 2");
    assertThat(second.cacheStatus()).doesNotContain("hit", "stored");
  }

  @Test
  void a_private_response_is_nobody_elses() {
    site.direct("private", "Cache-Control: private, max-age=600");

    site.get("answered/private").says("private 1");
    assertThat(site.get("answered/private").says("private 2").cacheControl())
        .isEqualTo("private, max-age=600");
  }

  @Test
  void a_response_that_sets_a_cookie_is_kept_from_every_cache() {
    site.direct("cookie", "Cache-Control: max-age=600\nSet-Cookie: visitor=7");

    Reply first = site.get("answered/cookie").isNobodysToKeep().says("cookie 1");
    assertThat(first.header("Set-Cookie")).startsWith("visitor=7");
    site.get("answered/cookie").isNobodysToKeep().says("cookie 2");
  }

  @Test
  void the_targeted_field_counts_before_cache_control_if_it_is_well_formed() {
    site.direct("targeted", "Cache-Control: no-store\nCDN-Cache-Control: max-age=600");
    site.get("answered/targeted").says("targeted 1");
    site.get("answered/targeted").isHit().says("targeted 1");

    site.direct("malformed", "Cache-Control: no-store\nCDN-Cache-Control: max-age=600, &");
    site.get("answered/malformed").says("malformed 1");
    site.get("answered/malformed").says("malformed 2");
  }

  @Test
  void an_answer_that_was_old_already_is_as_old_here() {
    site.direct("old", "Cache-Control: max-age=600\nAge: 500");
    site.get("answered/old");
    Reply hit = site.get("answered/old").isHit();
    assertThat(Integer.parseInt(hit.header("Age"))).isBetween(500, 599);

    site.direct("older", "Cache-Control: max-age=600\nAge: 601\nETag: \"1\"");
    site.get("answered/older").says("older 1");
    site.get("answered/older").says("older 2");
  }

  @Test
  void expires_and_date_are_read_and_kept() {
    String date = date(Instant.now().minusSeconds(100));
    site.direct("dated", "Date: " + date + "\nExpires: " + date(Instant.now().plusSeconds(600)));

    site.get("answered/dated").says("dated 1");
    Reply hit = site.get("answered/dated").isHit().says("dated 1");
    assertThat(hit.header("Date")).isEqualTo(date);
    assertThat(Integer.parseInt(hit.header("Age"))).isBetween(100, 160);
  }

  @Test
  void responses_vary_by_what_they_name() {
    site.direct("varied", "Cache-Control: max-age=600\nVary: Accept-Language");

    site.get("answered/varied", "Accept-Language", "de").says("varied 1 de");
    site.get("answered/varied", "Accept-Language", "fr").says("varied 2 fr");
    site.get("answered/varied").says("varied 3");
    site.get("answered/varied", "Accept-Language", "de").isHit().says("varied 1 de");
    site.get("answered/varied", "Accept-Language", " FR ").isHit().says("varied 2 fr");
    site.get("answered/varied").isHit().says("varied 3");
  }

  @Test
  void a_response_that_varies_by_everything_is_not_stored() {
    site.direct("any", "Cache-Control: max-age=600\nVary: *");

    site.get("answered/any").says("any 1");
    site.get("answered/any").says("any 2");
  }

  @Test
  void the_whole_query_selects() {
    site.direct("query", "Cache-Control: max-age=600");

    site.get("answered/query?a=1").says("query 1");
    site.get("answered/query?a=2").says("query 2");
    site.get("answered/query?a=1").isHit().says("query 1");
  }

  @Test
  void a_resource_that_confirms_what_is_stored_freshens_it() {
    site.direct("confirmed", "tag: v1\nCache-Control: no-cache\nX-Word: one");
    site.get("answered/confirmed").says("confirmed 1");

    site.direct("confirmed", "tag: v1\nCache-Control: max-age=600\nX-Word: two");
    Reply confirmed = site.get("answered/confirmed").answers(200).says("confirmed 1");
    assertThat(confirmed.cacheStatus()).contains("fwd=stale; fwd-status=304; stored");
    assertThat(confirmed.header("X-Word")).isEqualTo("two");
    assertThat(confirmed.header("X-Run")).isEqualTo("2");

    Reply hit = site.get("answered/confirmed").isHit().says("confirmed 1");
    assertThat(hit.header("X-Word")).isEqualTo("two");
    assertThat(site.runs("confirmed")).isEqualTo(2);
  }

  @Test
  void the_clients_own_condition_is_answered_from_what_was_confirmed() {
    site.direct("own", "tag: v1\nCache-Control: no-cache");
    site.get("answered/own").says("own 1");

    site.get("answered/own", "If-None-Match", "\"v1\"").answers(304);
    site.get("answered/own", "If-None-Match", "\"v0\"").answers(200).says("own 1");
  }

  @Test
  void a_resource_that_does_not_confirm_replaces_what_is_stored() {
    site.direct("replaced", "tag: v1\nCache-Control: no-cache");
    site.get("answered/replaced").says("replaced 1");

    site.direct("replaced", "tag: v2\nCache-Control: max-age=600");
    site.get("answered/replaced").says("replaced 2");
    site.get("answered/replaced").isHit().says("replaced 2");
  }

  @Test
  void a_failure_is_answered_with_what_is_stale_unless_that_is_forbidden() {
    site.direct("failing", "Cache-Control: max-age=0");
    site.get("answered/failing").says("failing 1");
    site.direct("failing", "status: 503");
    site.get("answered/failing").isStale().says("failing 1");

    site.direct("strict", "Cache-Control: max-age=0, must-revalidate\nETag: \"1\"");
    site.get("answered/strict").says("strict 1");
    site.direct("strict", "status: 503");
    site.get("answered/strict").answers(503);
  }

  @Test
  void other_statuses_live_as_long_as_they_say() {
    site.direct("gone", "status: 404\nCache-Control: max-age=600");
    site.get("answered/gone").answers(404).says("gone 1");
    site.get("answered/gone").answers(404).isHit().says("gone 1");

    site.direct("empty", "status: 204\nCache-Control: max-age=600");
    site.get("answered/empty").answers(204);
    site.get("answered/empty").answers(204).isHit();
    assertThat(site.runs("empty")).isEqualTo(1);
  }

  @Test
  void a_head_is_answered_from_the_get() {
    site.direct("head", "Cache-Control: max-age=600");
    site.get("answered/head").says("head 1");

    Reply head = site.head("answered/head").isHit().says("");
    assertThat(head.header("Content-Length")).isEqualTo("6");
  }

  @Test
  void a_part_is_answered_from_the_whole() {
    site.direct("part", "Cache-Control: max-age=600");
    site.get("answered/part").says("part 1");

    site.get("answered/part", "Range", "bytes=0-3").answers(206).isHit().says("part");
  }

  @Test
  void a_write_that_succeeds_invalidates_its_path_and_one_that_fails_does_not() {
    site.direct("written", "Cache-Control: max-age=600");
    site.get("answered/written?a=1").says("written 1");

    site.send("PUT", "answered/written", "500").answers(500);
    site.get("answered/written?a=1").isHit().says("written 1");
    site.send("PUT", "answered/written", "200").answers(200);
    site.get("answered/written?a=1").says("written 2");
    site.get("answered/written?a=1").isHit().says("written 2");
    site.send("DELETE", "answered/written", null).answers(204);
    site.get("answered/written?a=1").says("written 3");
  }

  @Test
  void a_write_invalidates_what_it_says_it_made() {
    site.direct("made", "Cache-Control: max-age=600");
    site.get("answered/made").says("made 1");

    site.send("POST", "answered/maker", "made").answers(201);

    site.get("answered/made").says("made 2");
  }

  @Test
  void what_was_begun_before_a_write_is_not_served_after_it() {
    site.direct("begun", "Cache-Control: max-age=600");
    site.hold("begun");
    CompletableFuture<Reply> before = site.begin("answered/begun");
    site.awaitHeld("begun", 1);

    site.send("PUT", "answered/begun", "200").answers(200);
    site.open("begun");

    assertThat(before.join().cacheControl()).contains("s-maxage=0");
    site.get("answered/begun").says("begun 2");
  }

  @Test
  void a_raised_tag_asks_the_resource_for_its_word() {
    site.direct("raised", "tag: v1\nCache-Control: max-age=600");
    site.get("answered/raised").says("raised 1");

    site.expire("page:raised");

    site.direct("raised", "tag: v2\nCache-Control: max-age=600");
    site.get("answered/raised").says("raised 2");
  }

  @Test
  void an_account_gets_its_own_answer_unless_it_is_public() {
    String[] account = {"Authorization", "Bearer t0ken"};
    site.direct("account", "Cache-Control: max-age=600");
    site.get("answered/account", account).says("account 1");
    site.get("answered/account").says("account 2");

    site.direct("public", "Cache-Control: public, max-age=600");
    site.get("answered/public", account).says("public 1");
    site.get("answered/public").isHit().says("public 1");
  }

  @Test
  void a_client_cannot_make_the_resource_run_but_may_ask_for_the_store_only() {
    site.direct("asked", "Cache-Control: max-age=600");
    site.get("answered/asked", "Cache-Control", "only-if-cached").answers(504);
    site.get("answered/asked").says("asked 1");

    site.get("answered/asked", "Cache-Control", "no-cache").isHit().says("asked 1");
    site.get("answered/asked", "Cache-Control", "only-if-cached").isHit().says("asked 1");
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
