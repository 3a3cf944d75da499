package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.parts.app.Allowed;
import org.freshet.it.parts.app.Counted;
import org.freshet.it.parts.app.CountedInterceptor;
import org.freshet.it.parts.app.Dashboard;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.parts.app.Reports;
import org.freshet.it.parts.app.Visit;
import org.freshet.it.server.Http;
import org.freshet.partstream.junit.PartsClient;
import org.freshet.partstream.junit.PartsPage;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages, keys and manifests of annotated and built parts, from a WAR and from EAR/lib. */
@ExtendWith(ArquillianExtension.class)
abstract class PartsMatrix {

  /** A key; and tests ask more often than a caller should. */
  static final String KEY =
      "partstream.cursor.keys=k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
          + "partstream.rate-limits=off";

  static final Class<?>[] CLASSES = {
    Dashboard.class,
    Dashboard.Order.class,
    Allowed.class,
    Counted.class,
    CountedInterceptor.class,
    Visit.class,
    Ran.class,
    Reports.class,
    Reports.Unwritable.class
  };

  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";
  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";

  @ArquillianResource URL application;

  Page get(String path, String... headers) {
    return Page.get(application, path, headers);
  }

  private String ran() {
    return get("ran").response().body();
  }

  private void forget() {
    Http.send(Http.request(application, "api/ran").DELETE());
  }

  @Test
  void annotated_parts_come_page_by_page_and_each_runs_once() {
    forget();
    Page first = get("dashboards/5").answers(200);
    assertThat(first.header("Content-Type")).isEqualTo("application/json");
    assertThat(first.header("Cache-Control")).isEqualTo("private, no-store");
    first.says(
        "{\"results\":[{\"meta\":{\"id\":\"5\",\"user\":\"null\"}},"
            + "{\"orders\":[{\"number\":7,\"title\":\"A \\\"quoted\\\" title\"},"
            + "{\"number\":8,\"title\":\"ü\"}]}],"
            + "\"cursor\":\"C\",\"meta\":{\"total_parts\":4,\"current_chunk\":1,\"has_more\":true,"
            + "\"timestamp\":\"T\",\"progress\":{\"delivered\":2,\"total\":4},"
            + "\"pending\":[\"title\",\"visits\"],\"errors\":[],"
            + "\"parts\":{\"meta\":{\"status\":\"ok\",\"ms\":0},"
            + "\"orders\":{\"status\":\"ok\",\"ms\":0}}}}");
    assertThat(ran()).isEqualTo("meta orders");

    Page last = first.next().answers(200);
    last.says(
        "{\"results\":[{\"title\":\"a \\\"text\\\" is JSON as well\"},{\"visits\":101}],"
            + "\"cursor\":null,\"meta\":{\"total_parts\":4,\"current_chunk\":2,\"has_more\":false,"
            + "\"timestamp\":\"T\",\"progress\":{\"delivered\":4,\"total\":4},"
            + "\"pending\":[],\"errors\":[],"
            + "\"parts\":{\"title\":{\"status\":\"ok\",\"ms\":0},"
            + "\"visits\":{\"status\":\"ok\",\"ms\":0}}}}");
    assertThat(last.header("Link")).isEmpty();
    assertThat(ran()).isEqualTo("meta orders title");
  }

  @Test
  void links_lead_through_all_parts_and_say_how_far_that_is() {
    List<PartsPage> pages = PartsClient.of(application + "api/").pages("dashboards/5?limit=1");

    assertThat(pages)
        .flatExtracting(PartsPage::names)
        .containsExactly("meta", "orders", "title", "visits");
    assertThat(pages).extracting(PartsPage::delivered).containsExactly(1, 2, 3, 4);
    assertThat(pages).extracting(PartsPage::total).containsOnly(4);
    assertThat(pages.get(3).cursor()).isNull();
  }

  @Test
  void a_client_may_want_smaller_pages_and_no_larger_ones() {
    Page first = get("dashboards/5?limit=1");
    assertThat(first.body()).contains("\"delivered\":1,").contains("\"pending\":[\"orders\"");
    assertThat(first.next().body()).contains("\"delivered\":2,");
    assertThat(get("dashboards/5?limit=9").body()).contains("\"delivered\":2,");
    get("dashboards/5?limit=0")
        .isProblem(400, "The parameter 'limit' must be a whole number from 1.");
  }

  @Test
  void built_parts_come_in_their_order() {
    Page first = get("reports/3?from=x");
    assertThat(first.body()).startsWith("{\"results\":[{\"info\":{\"id\":3}}],\"cursor\":\"C\"");
    Page second = first.next();
    assertThat(second.body()).startsWith("{\"results\":[{\"rows\":\"rows of 3\"}],");
    Page third = second.next();
    assertThat(third.body()).startsWith("{\"results\":[{\"chart\":\"chart\"}],\"cursor\":null");
    // The same once more: a cursor may be used again.
    assertThat(first.next().body()).isEqualTo(second.body());
  }

  @Test
  void no_parts_are_a_page_that_is_the_last() {
    get("reports/none")
        .answers(200)
        .says(
            "{\"results\":[],\"cursor\":null,\"meta\":{\"total_parts\":0,\"current_chunk\":1,"
                + "\"has_more\":false,\"timestamp\":\"T\",\"progress\":{\"delivered\":0,\"total\":0},"
                + "\"pending\":[],\"errors\":[],\"parts\":{}}}");
  }

  @Test
  void what_fails_is_a_problem_in_its_place_and_the_rest_arrives() {
    forget();
    Page page = get("reports/failing").answers(200);
    String missing = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}";
    String failure =
        "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
            + "\"trace\":\"X\"}";
    assertThat(page.body())
        .contains("{\"info\":1},{\"broken\":{\"error\":" + failure + "}},")
        .contains("{\"after\":{\"error\":{\"type\":\"about:blank\",\"title\":\"Failed Dependency\"")
        .contains("\"cause\":\"broken\"")
        .contains("{\"missing\":{\"error\":" + missing + "}}")
        .contains("{\"replaced\":{\"rate\":0}}")
        .contains("{\"unwritable\":{\"error\":" + failure + "}}")
        .contains("{\"late\":{\"error\":{\"type\":\"about:blank\",\"title\":\"Gateway Timeout\"")
        .contains("{\"nothing\":null}")
        .contains("\"errors\":[\"broken\",\"after\",\"missing\",\"unwritable\",\"late\"]")
        .contains("\"replaced\":{\"status\":\"degraded\"")
        .doesNotContain("hunter2")
        .doesNotContain("Exception");
    assertThat(ran()).contains("failed broken 500", "failed replaced 200", "failed late 504");
  }

  @Test
  void parts_of_a_page_run_at_once() {
    assertThat(get("reports/together").answers(200).body())
        .contains("{\"a\":true},{\"b\":true},{\"c\":true},{\"d\":true}");
  }

  @Test
  void whoever_wants_to_wait_a_second_gets_what_is_there_and_a_cursor_for_the_rest() {
    forget();
    long began = System.nanoTime();
    Page page = get("reports/slow", "Prefer", "respond-async, wait=1").answers(200);
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertThat(millis).isLessThan(5000);
    assertThat(page.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(page.header("Vary")).contains("Prefer");
    assertThat(page.body())
        .contains("\"results\":[{\"quick\":\"there\"},{\"last\":\"there too\"}],\"cursor\":\"C\"")
        .contains("\"pending\":[\"slow\"]");
    awaitRan("interrupted");
  }

  private void awaitRan(String note) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!ran().contains(note)) {
      assertThat(System.nanoTime()).as("still not: %s", note).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void who_may_not_have_a_part_does_not_see_that_there_is_one() {
    Page editors = get("dashboards/5?limit=2", "Authorization", EDITOR);
    assertThat(editors.body()).contains("\"total_parts\":5");
    assertThat(editors.next("Authorization", EDITOR).body()).contains("{\"admin\":42}");
    Page readers = get("dashboards/5?limit=2", "Authorization", READER);
    assertThat(readers.body()).contains("\"total_parts\":4").contains("\"user\":\"reader\"");
    assertThat(readers.next("Authorization", READER).body()).doesNotContain("admin");
  }

  @Test
  void a_part_that_is_not_allowed_is_not_there_whichever_way_it_is_asked_for() {
    Page first = get("allowed").answers(200);
    assertThat(first.body()).contains("{\"a\":1}").contains("\"total_parts\":2");
    Page last = first.next();
    assertThat(last.body()).contains("{\"b\":3}").contains("\"cursor\":null");
    get("allowed/parts?keys=hidden").isProblem(404, "There is no such part.");
    assertThat(get("allowed/parts?keys=a,hidden").body()).doesNotContain("\"hidden\":2");
    assertThat(get("allowed/manifest").answers(200).body()).doesNotContain("hidden");
    String stream = get("allowed", "Accept", "application/x-ndjson").answers(200).body();
    assertThat(stream).contains("\"pending\":[\"a\",\"b\"]").doesNotContain("hidden");
  }

  @Test
  void a_cursor_of_somebody_else_or_for_something_else_is_not_valid() {
    forget();
    String invalid = "The cursor is not valid.";
    String cursor = get("dashboards/5", "Authorization", EDITOR).cursor();
    get("dashboards/5?cursor=" + cursor, "Authorization", EDITOR).answers(200);

    get("dashboards/5?cursor=" + cursor, "Authorization", READER).isProblem(400, invalid);
    get("dashboards/5?cursor=" + cursor).isProblem(400, invalid);
    get("dashboards/6?cursor=" + cursor, "Authorization", EDITOR).isProblem(400, invalid);
    get("dashboards/5?x=1&cursor=" + cursor, "Authorization", EDITOR).isProblem(400, invalid);
    get("reports/5?cursor=" + cursor, "Authorization", EDITOR).isProblem(400, invalid);
    String tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
    get("dashboards/5?cursor=" + tampered, "Authorization", EDITOR).isProblem(400, invalid);
    get("dashboards/5?cursor=" + cursor + cursor.repeat(20)).isProblem(400, invalid);
    get("dashboards/5?cursor=").isProblem(400, invalid);
    get("dashboards/5?cursor=%00%ff").isProblem(400, invalid);
    assertThat(ran()).contains("rejected FOREIGN").contains("rejected MALFORMED");
  }

  @Test
  void a_cursor_expires() {
    Page first = get("reports/brief").answers(200);
    long end = System.nanoTime() + 20_000_000_000L;
    while (first.next().response().statusCode() == 200) {
      assertThat(System.nanoTime()).as("still valid").isLessThan(end);
      LockSupport.parkNanos(100_000_000);
    }
    first.next().isProblem(410, "The cursor has expired.");
  }

  @Test
  void a_cursor_of_other_parts_is_told_to_begin_again() {
    get("reports/changing").next().isProblem(409, "The parts are not the same any more.");
  }

  @Test
  void parts_may_be_asked_for_by_name_and_bring_what_they_depend_on() {
    get("dashboards/5/parts?keys=orders,title")
        .answers(200)
        .says(
            "{\"results\":{\"meta\":{\"id\":\"5\",\"user\":\"null\"},"
                + "\"orders\":[{\"number\":7,\"title\":\"A \\\"quoted\\\" title\"},"
                + "{\"number\":8,\"title\":\"ü\"}],"
                + "\"title\":\"a \\\"text\\\" is JSON as well\"},"
                + "\"requested_keys\":[\"orders\",\"title\"],\"timestamp\":\"T\","
                + "\"meta\":{\"parts\":{\"meta\":{\"status\":\"ok\",\"ms\":0},"
                + "\"orders\":{\"status\":\"ok\",\"ms\":0},"
                + "\"title\":{\"status\":\"ok\",\"ms\":0}}}}");
  }

  @Test
  void a_part_that_the_client_has_already_is_unchanged() {
    Page first = get("dashboards/5").answers(200);
    String etags = first.etag("meta") + ", " + first.etag("orders");
    assertThat(first.etag("meta")).startsWith("\"meta:");

    Page again = get("dashboards/5", "If-None-Match", etags).answers(200);
    assertThat(again.body())
        .startsWith("{\"results\":[],\"cursor\":\"C\"")
        .contains("\"parts\":{\"meta\":{\"status\":\"unchanged\",\"ms\":0},")
        .contains("\"orders\":{\"status\":\"unchanged\",\"ms\":0}");
    assertThat(again.next().body()).contains("{\"visits\":101}");
    assertThat(get("dashboards/6", "If-None-Match", etags).body())
        .startsWith("{\"results\":[{\"meta\":{\"id\":\"6\",\"user\":\"null\"}}],");
    assertThat(get("dashboards/5/parts?keys=orders", "If-None-Match", first.etag("orders")).body())
        .startsWith("{\"results\":{\"meta\":{\"id\":\"5\",\"user\":\"null\"}},");
    assertThat(get("dashboards/5", "Accept", "application/x-ndjson", "If-None-Match", etags).body())
        .contains("\"name\":\"orders\",\"status\":\"unchanged\",\"ms\":0,\"cursor\"")
        .contains("\"name\":\"visits\",\"status\":\"ok\",\"ms\":0,\"data\":101");
  }

  @Test
  void a_name_of_no_part_and_one_of_a_part_that_is_not_for_the_caller_look_the_same() {
    String missing =
        "{\"error\":{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}}";
    assertThat(get("dashboards/5/parts?keys=title,admin").answers(200).body())
        .contains("\"admin\":" + missing);
    assertThat(get("dashboards/5/parts?keys=title,nowhere").answers(200).body())
        .contains("\"nowhere\":" + missing);
    get("dashboards/5/parts?keys=admin").isProblem(404, "There is no such part.");
    get("dashboards/5/parts?keys=nowhere").isProblem(404, "There is no such part.");
    assertThat(get("dashboards/5/parts?keys=admin", "Authorization", EDITOR).body())
        .contains("\"admin\":42");
  }

  @Test
  void no_names_and_too_many_are_refused() {
    String none = "The parameter 'keys' must name the parts that are wanted, separated by commas.";
    get("dashboards/5/parts").isProblem(400, none);
    get("dashboards/5/parts?keys=").isProblem(400, none);
    get("dashboards/5/parts?keys=,%20,").isProblem(400, none);
    get("dashboards/5/parts?keys=a,b,c,d,e,f,g,h,i,j,k")
        .isProblem(400, "The parameter 'keys' must name at most 10 parts.");
  }

  @Test
  void a_manifest_says_which_parts_there_are_and_runs_none() {
    forget();
    String base = application.getPath() + "api/dashboards/5";
    get("dashboards/5/manifest")
        .answers(200)
        .says(
            "{\"parts\":{\"meta\":{\"size\":\"small\",\"dependencies\":[],\"type\":\"lazy\"},"
                + "\"orders\":{\"size\":\"medium\",\"dependencies\":[\"meta\"],\"type\":\"lazy\","
                + "\"description\":\"What was ordered lately\",\"estimated_ms\":20},"
                + "\"title\":{\"size\":\"small\",\"dependencies\":[],\"type\":\"lazy\"},"
                + "\"visits\":{\"size\":\"small\",\"dependencies\":[],\"type\":\"lazy\"}},"
                + "\"access_methods\":{\"token_based\":\""
                + base
                + "\",\"key_based\":\""
                + base
                + "/parts?keys=meta,orders\",\"manifest\":\""
                + base
                + "/manifest\"},\"timestamp\":\"T\"}");
    assertThat(get("dashboards/5/manifest", "Authorization", EDITOR).body()).contains("\"admin\"");
    assertThat(ran()).isEmpty();
  }

  @Test
  void parameters_with_any_name_are_nobodys_business() {
    get("dashboards/5?profile=1&description=2&file=script").answers(200);
  }

  @Test
  void only_get_is_there() {
    assertThat(
            Http.send(Http.request(application, "api/dashboards/5").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void a_built_plan_that_is_wrong_is_a_failure_of_the_server() {
    get("reports/wrong").answers(500);
  }
}
