package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.parts.app.Boards;
import org.freshet.it.parts.app.Runs;
import org.freshet.it.parts.app.SharedBoard;
import org.freshet.it.parts.app.Weather;
import org.freshet.it.server.Http;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** First pages that are kept as responses, and what keeps the others out. */
@ExtendWith(ArquillianExtension.class)
abstract class IsrPartsMatrix {

  static final Class<?>[] CLASSES = {
    SharedBoard.class,
    Weather.class,
    Runs.class,
    Boards.class,
    Boards.Personal.class,
    Boards.OfEach.class,
    Boards.Guarded.class
  };

  static final String[] SETTINGS = {PartsMatrix.KEY, "isr.mode=development"};

  private static final String NOBODYS = "private, no-store";
  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};
  private static final String[] EDITOR = {"Authorization", "Basic ZWRpdG9yOmVkaXRvcg=="};

  @ArquillianResource URL application;

  private Page get(String path, String... headers) {
    return Page.get(application, path, headers).answers(200);
  }

  private void post(String path) {
    Http.send(Http.request(application, "api/" + path).POST(BodyPublishers.noBody()));
  }

  private Page awaits(String path, String expected) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (true) {
      Page page = get(path);
      if (page.body().contains(expected)) {
        return page;
      }
      assertThat(System.nanoTime()).as("still not %s: %s", expected, page).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void isStored(Page page) {
    assertThat(page.header("Cache-Status")).as("%s", page).contains("stored");
    assertThat(page.header("Cache-Control")).contains("s-maxage=").doesNotContain("private");
    assertThat(page.header("Vary")).contains("Accept").doesNotContain("Prefer");
  }

  private static void isHit(Page page) {
    assertThat(page.header("Cache-Status")).as("%s", page).contains("; hit;");
  }

  /** However often it is asked for. */
  private void isNeverStored(String path, String... headers) {
    for (int i = 0; i < 3; i++) {
      Page page = get(path, headers);
      assertThat(page.header("Cache-Control")).as("%s", page).startsWith(NOBODYS);
      assertThat(page.header("Cache-Status")).doesNotContain("stored").doesNotContain("; hit");
    }
  }

  @Test
  void a_first_page_is_kept_with_its_link_and_the_pages_after_it_are_not() {
    Page first = get("boards/1");
    isStored(first);
    for (int i = 0; i < 3; i++) {
      Page hit = get("boards/1");
      isHit(hit);
      assertThat(hit.response().body()).isEqualTo(first.response().body());
      assertThat(hit.header("Link")).isEqualTo(first.header("Link")).contains("rel=\"next\"");
      assertThat(hit.header("Content-Type")).isEqualTo("application/json");
    }
    for (int run = 1; run <= 2; run++) {
      Page next = first.next().answers(200);
      assertThat(next.body()).startsWith("{\"results\":[{\"late\":" + run + "}]");
      assertThat(next.header("Cache-Control")).startsWith(NOBODYS);
      assertThat(next.header("Cache-Status")).doesNotContain("stored").doesNotContain("hit");
    }
    isHit(get("boards/1"));
  }

  @Test
  void the_cursor_of_a_kept_page_is_good_for_whoever_gets_the_page() {
    get("boards/2");
    Page reader = get("boards/2", READER);
    isHit(reader);
    assertThat(reader.header("Cache-Control")).startsWith("private");
    assertThat(reader.next(READER).answers(200).body()).contains("{\"late\":");
    assertThat(reader.next(EDITOR).answers(200).body()).contains("{\"late\":");
    assertThat(reader.next().answers(200).body()).contains("{\"late\":");
    Page.get(application, "boards/3?cursor=" + reader.cursor())
        .isProblem(400, "The cursor is not valid.");
  }

  @Test
  void a_page_is_asked_about_by_its_entity_tag() {
    String etag = get("boards/4").header("ETag");
    Page same = Page.get(application, "boards/4", "If-None-Match", etag).answers(304);
    assertThat(same.response().body()).isEmpty();
  }

  @Test
  void queries_have_pages_of_their_own() {
    assertThat(get("boards/5?topic=a").body()).contains("{\"news\":\"a 1\"}");
    assertThat(get("boards/5?topic=b").body()).contains("{\"news\":\"b 2\"}");
    assertThat(get("boards/5?topic=a").body()).contains("{\"news\":\"a 1\"}");
    assertThat(get("boards/5?topic=a&limit=1").body())
        .contains("{\"news\":\"a 3\"}")
        .doesNotContain("{\"prices\"");
  }

  @Test
  void where_parameters_are_named_they_and_the_limit_select() {
    Page first = get("board/named?from=a");
    isStored(first);
    isHit(get("board/named?from=a&stray=1"));
    Page small = get("board/named?from=a&limit=1");
    isStored(small);
    assertThat(small.body()).startsWith("{\"results\":[{\"from\":\"a\"}],");
    assertThat(get("board/named?from=b").body()).contains("{\"from\":\"b\"},{\"run\":1}");
    Page next = get("board/named?from=a&cursor=" + first.cursor());
    assertThat(next.body()).startsWith("{\"results\":[{\"rest\":1}],");
    isHit(get("board/named?from=a"));
  }

  @Test
  void a_tag_that_a_part_adds_on_its_thread_renews_the_page_and_old_cursors_go_on() {
    Page before = get("boards/6");
    assertThat(before.body()).contains("{\"news\":\"null 1\"}");
    String etag = before.header("ETag");
    post("board/raise/news:6");
    Page after = awaits("boards/6", "{\"news\":\"null 2\"}");

    assertThat(before.next().answers(200).body()).contains("{\"late\":1}");
    assertThat(after.next().answers(200).body()).contains("{\"late\":2}");
    // Who wants to know whether the first page still holds asks for it.
    assertThat(get("boards/6", "If-None-Match", etag).body()).contains("null 2");
    Page.get(application, "boards/6", "If-None-Match", after.header("ETag")).answers(304);
  }

  @Test
  void the_tags_of_a_kept_value_reach_the_page_from_the_thread_of_its_part() {
    get("boards/7");
    String prices = get("board/runs/prices").response().body();
    get("boards/8");
    assertThat(get("board/runs/prices").response().body()).isEqualTo(prices);
    post("board/raise/prices");
    int next = Integer.parseInt(prices) + 1;

    awaits("boards/7", "{\"prices\":" + next + "}");
    awaits("boards/8", "{\"prices\":" + next + "}");
  }

  @Test
  void what_takes_the_place_of_a_failure_shortens_the_life_of_the_page() {
    post("board/weather/true");
    Page degraded = get("boards/9");
    post("board/weather/false");
    assertThat(degraded.body())
        .contains("{\"sky\":\"none\"}")
        .contains("\"sky\":{\"status\":\"degraded\",\"ms\":0}");
    assertThat(maxAge(degraded)).isBetween(0L, 10L);
    assertThat(maxAge(get("boards/10"))).isBetween(300L, 600L);

    Page replaced = get("board/replaced");
    isStored(replaced);
    assertThat(replaced.body()).contains("\"broken\":{\"status\":\"degraded\"");
    assertThat(maxAge(replaced)).isBetween(0L, 10L);
  }

  private static long maxAge(Page page) {
    return Long.parseLong(page.header("Cache-Control").replaceAll(".*s-maxage=(\\d+).*", "$1"));
  }

  @Test
  void a_page_that_shows_who_asks_is_never_kept_for_others() {
    isNeverStored("board-of-somebody");
    isNeverStored("board-of-somebody", READER);
    assertThat(get("board-of-somebody", EDITOR).body()).contains("hello editor");
    isNeverStored("board-of-each", READER);
    isNeverStored("board-of-staff");
    isNeverStored("board-of-staff", EDITOR);
    assertThat(get("board-of-staff", EDITOR).body()).contains("{\"staff\":\"staff\"}");
    assertThat(get("board-of-staff", READER).body()).doesNotContain("staff");
  }

  @Test
  void neither_is_one_with_a_failure_or_something_pending() {
    isNeverStored("board/failing");
    Page pending = get("board/slow", "Prefer", "wait=1");
    assertThat(pending.body()).contains("\"pending\":[\"slow\"]");
    assertThat(pending.header("Cache-Control")).startsWith(NOBODYS);
    post("board/slow");
    isStored(get("board/slow"));
    isHit(get("board/slow"));
  }

  @Test
  void parts_by_name_and_manifests_are_not_kept_for_others() {
    isNeverStored("boards/11/parts?keys=news");
    isNeverStored("boards/11/manifest");
  }

  @Test
  void a_stream_is_not_kept_and_not_held_back_and_leaves_the_page_alone() {
    isStored(get("boards/12"));
    for (int i = 0; i < 2; i++) {
      Page stream = get("boards/12", "Accept", "application/x-ndjson");
      assertThat(stream.header("Content-Type")).startsWith("application/x-ndjson");
      assertThat(stream.header("Cache-Control")).contains("no-store");
      assertThat(stream.body()).startsWith("{\"type\":\"start\"").contains("\"complete\":true");
    }
    isHit(get("boards/12"));
  }

  @Test
  void built_pages_are_kept_as_well() {
    Page first = get("board/built/1");
    isStored(first);
    isHit(get("board/built/1"));
    assertThat(first.body()).contains("{\"id\":\"1\"},{\"count\":1}");
    assertThat(first.next().answers(200).body()).contains("{\"rest\":1}");
  }
}
