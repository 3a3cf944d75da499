package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conditions and ranges, at either door and on the miss itself (RFC 9110, sections 13 and 14). */
@ExtendWith(ArquillianExtension.class)
class ConditionalIT {

  private static final String CHANGED = "Thu, 20 Feb 2020 20:20:20 GMT";
  private static final String BEFORE = "Thu, 20 Feb 2020 20:20:19 GMT";

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Pages.class, Stage.class, Control.class), "isr.mode=development");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void who_has_the_page_gets_no_body() {
    String tag = stored("inm").header("ETag");
    assertThat(tag).matches("\"[^\"]+\"");

    for (String value : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      for (Reply reply : ask("inm", "If-None-Match", value)) {
        reply.answers(304).isHit().says("");
        assertThat(reply.header("ETag")).isEqualTo(tag);
        assertThat(reply.cacheControl()).contains("s-maxage=300");
        assertThat(reply.all("Content-Length")).isSubsetOf("0", "10");
      }
    }
    for (Reply reply : ask("inm", "If-None-Match", "\"other\"")) {
      reply.answers(200).isHit().says("0123456789");
    }
  }

  @Test
  void who_has_the_page_gets_no_body_on_the_miss_itself() {
    String tag = stored("miss").header("ETag");
    site.expire("page:miss");

    Reply reply = site.get("pages/miss/digits", "If-None-Match", tag).answers(304).says("");
    assertThat(reply.header("ETag")).isEqualTo(tag);
    assertThat(site.runs("miss")).isEqualTo(2);
    site.get("pages/miss/digits").answers(200).isHit().says("0123456789");
  }

  @Test
  void what_did_not_change_since_gets_no_body() {
    stored("ims");
    for (Reply reply : ask("ims", "If-Modified-Since", CHANGED)) {
      reply.answers(304).isHit().says("");
    }
    for (Reply reply : ask("ims", "If-Modified-Since", BEFORE)) {
      reply.answers(200).says("0123456789");
    }
  }

  @Test
  void who_wants_another_version_gets_none() {
    String tag = stored("im").header("ETag");
    for (Reply reply : ask("im", "If-Match", "\"other\"")) {
      reply.answers(412).says("");
      assertThat(reply.cacheControl()).isEqualTo("private, no-store");
    }
    for (Reply reply : ask("im", "If-Unmodified-Since", BEFORE)) {
      reply.answers(412);
    }
    for (Reply reply : ask("im", "If-Match", tag)) {
      reply.answers(200).says("0123456789");
    }
  }

  @Test
  void a_range_gets_its_bytes() {
    stored("range");
    assertRange("bytes=2-4", "234", "bytes 2-4/10");
    assertRange("bytes=7-", "789", "bytes 7-9/10");
    assertRange("bytes=-2", "89", "bytes 8-9/10");
    assertRange("bytes=-99", "0123456789", "bytes 0-9/10");
    assertRange("bytes=8-99", "89", "bytes 8-9/10");
  }

  @Test
  void a_range_beyond_the_end_is_refused() {
    stored("beyond");
    for (Reply reply : ask("beyond", "Range", "bytes=10-")) {
      reply.answers(416).says("");
      assertThat(reply.header("Content-Range")).isEqualTo("bytes */10");
    }
  }

  @Test
  void ranges_that_mean_nothing_are_ignored() {
    stored("odd");
    for (String range :
        List.of("bytes=4-2", "bytes=a-b", "bytes", "lines=1-2", "bytes=0-1,3-4", "bytes=-", "")) {
      for (Reply reply : ask("odd", "Range", range)) {
        reply.answers(200).says("0123456789");
      }
    }
  }

  @Test
  void a_range_of_another_version_gets_the_whole() {
    String tag = stored("if-range").header("ETag");
    for (Reply reply : ask("if-range", "Range", "bytes=0-1", "If-Range", tag)) {
      reply.answers(206).says("01");
    }
    for (String other : List.of("\"other\"", "W/" + tag, BEFORE, "nonsense")) {
      for (Reply reply : ask("if-range", "Range", "bytes=0-1", "If-Range", other)) {
        reply.answers(200).says("0123456789");
      }
    }
    for (Reply reply : ask("if-range", "Range", "bytes=0-1", "If-Range", CHANGED)) {
      reply.answers(206).says("01");
    }
  }

  @Test
  void a_range_on_the_miss_itself_stores_the_whole() {
    Reply first = site.get("pages/part/digits", "Range", "bytes=2-4");
    assertThat(first.status()).isIn(200, 206);
    assertThat(first.body()).isEqualTo(first.status() == 206 ? "234" : "0123456789");
    site.get("pages/part/digits").answers(200).isHit().says("0123456789");
  }

  @Test
  void who_wants_only_what_is_stored_gets_that_or_nothing() {
    String[] only = {"Cache-Control", "only-if-cached"};
    Reply nothing = site.get("pages/only/digits", only).answers(504);
    assertThat(nothing.cacheControl()).isEqualTo("private, no-store");
    assertThat(site.runs("only")).isZero();

    stored("only");
    for (Reply reply : ask("only", only)) {
      reply.answers(200).isHit();
    }
  }

  @Test
  void no_visitor_can_make_the_application_work() {
    stored("stubborn");
    for (String[] field :
        List.of(
            new String[] {"Cache-Control", "no-cache"},
            new String[] {"Cache-Control", "no-store"},
            new String[] {"Cache-Control", "max-age=0"},
            new String[] {"Cache-Control", "min-fresh=900"},
            new String[] {"Cache-Control", "no-cache, max-age=0, max-stale=0"},
            new String[] {"Pragma", "no-cache"})) {
      for (Reply reply : ask("stubborn", field)) {
        reply.answers(200).isHit();
      }
    }
    assertThat(site.runs("stubborn")).isEqualTo(1);
  }

  @Test
  void who_asks_for_what_is_fresh_gets_what_is_stale_like_everybody() {
    stored("aged");
    site.revalidate("page:aged");
    for (String wish : List.of("max-age=0", "no-cache", "min-fresh=1", "max-stale=0")) {
      site.get("pages/aged/digits", "Cache-Control", wish).answers(200).isHit();
    }
  }

  @Test
  void who_wants_nothing_stored_is_answered_and_leaves_nothing_behind() {
    String[] unwanted = {"Cache-Control", "no-store"};
    site.get("pages/unwanted", unwanted).isNobodysToKeep().says("unwanted 1");
    site.get("pages/unwanted", unwanted).isNobodysToKeep().says("unwanted 2");

    site.get("pages/unwanted").isStored().says("unwanted 3");
    site.get("pages/unwanted", unwanted).isHit().says("unwanted 3");
  }

  @Test
  void who_wants_nothing_stored_holds_up_nobody_and_joins_who_is_under_way() {
    String[] unwanted = {"Cache-Control", "no-store"};
    site.hold("alone");
    var own = site.begin("pages/alone", unwanted);
    site.awaitHeld("alone", 1);
    site.get("pages/alone").isStored().says("alone 2");
    site.open("alone");
    own.join().isNobodysToKeep().says("alone 1");

    site.hold("joined");
    var first = site.begin("pages/joined");
    site.awaitHeld("joined", 1);
    var second = site.begin("pages/joined", unwanted);
    site.open("joined");
    first.join().isStored().says("joined 1");
    second.join().says("joined 1");
    assertThat(site.runs("joined")).isEqualTo(1);
  }

  @Test
  void malformed_conditions_harm_nobody() {
    List<String> malformed =
        List.of("", "\"", "W/", "\"a", ",,,", "yesterday", "Thu, 99 Feb 2020 99:99:99 GMT", "\t");
    for (String name :
        List.of(
            "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range")) {
      for (int i = 0; i < malformed.size(); i++) {
        String page = name + i;
        Reply miss = raw(page, name + ": " + malformed.get(i));
        assertThat(miss.status()).as("%s: %s", name, malformed.get(i)).isIn(200, 400, 412);
        stored(page);
        Reply hit = raw(page, name + ": " + malformed.get(i), "Range: bytes=0-1");
        assertThat(hit.status()).as("%s: %s", name, malformed.get(i)).isIn(200, 206, 400, 412);
      }
    }
  }

  private Reply raw(String page, String... fields) {
    return site.raw("GET", site.path("pages/" + page + "/digits"), fields);
  }

  private Reply stored(String page) {
    return site.get("pages/" + page + "/digits").answers(200).says("0123456789");
  }

  /** Asks in front, then behind. */
  private List<Reply> ask(String page, String... headers) {
    List<String> behind = new ArrayList<>(Arrays.asList(headers));
    behind.addAll(List.of("Origin", "https://other.example"));
    Reply front = site.get("pages/" + page + "/digits", headers);
    Reply resource = site.get("pages/" + page + "/digits", behind.toArray(String[]::new));
    assertThat(front.cacheStatus()).contains("detail=\"front\"");
    assertThat(resource.cacheStatus()).contains("detail=\"resource\"");
    return List.of(front, resource);
  }

  private void assertRange(String range, String bytes, String contentRange) {
    for (Reply reply : ask("range", "Range", range)) {
      reply.answers(206).isHit().says(bytes);
      assertThat(reply.header("Content-Range")).isEqualTo(contentRange);
      assertThat(reply.header("Content-Length")).isEqualTo("" + bytes.length());
    }
  }
}
