package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.freshet.it.parts.app.KeptDashboard;
import org.freshet.it.parts.app.KeptReports;
import org.freshet.it.parts.app.Runs;
import org.freshet.it.server.Http;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts that are kept: the same whether this module keeps them or its sister does. */
@ExtendWith(ArquillianExtension.class)
abstract class KeptPartsMatrix {

  static final Class<?>[] CLASSES = {KeptReports.class, KeptDashboard.class, Runs.class};

  private static final String[] NOBODY = {};
  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};
  private static final String[] EDITOR = {"Authorization", "Basic ZWRpdG9yOmVkaXRvcg=="};

  @ArquillianResource URL application;

  private String get(String path, String... headers) {
    return Page.get(application, path, headers).answers(200).body();
  }

  private void forget(String path) {
    Http.send(Http.request(application, "api/" + path).DELETE());
  }

  private void awaits(String path, Predicate<String> expected) {
    long end = System.nanoTime() + 20_000_000_000L;
    String body = get(path);
    while (!expected.test(body)) {
      assertThat(System.nanoTime()).as("still %s", body).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
      body = get(path);
    }
  }

  @Test
  void a_built_part_is_kept_for_its_user_and_a_shared_one_for_all() {
    assertThat(get("kept/reports/1", READER)).contains("{\"own\":1},{\"shared\":1},{\"never\":1}");
    assertThat(get("kept/reports/1", READER)).contains("{\"own\":1},{\"shared\":1},{\"never\":2}");
    assertThat(get("kept/reports/1", EDITOR)).contains("{\"own\":2},{\"shared\":1},{\"never\":3}");
    assertThat(get("kept/reports/1", READER)).contains("{\"own\":1},{\"shared\":1}");
  }

  @Test
  void for_somebody_unknown_only_what_is_shared_is_kept() {
    assertThat(get("kept/reports/2")).contains("{\"own\":1},{\"shared\":1}");
    assertThat(get("kept/reports/2")).contains("{\"own\":2},{\"shared\":1}");
  }

  @Test
  void paths_and_queries_have_values_of_their_own() {
    assertThat(get("kept/reports/3")).contains("{\"id\":3},").contains("{\"shared\":1}");
    assertThat(get("kept/reports/4")).contains("{\"id\":4},").contains("{\"shared\":1}");
    assertThat(get("kept/reports/3?from=x")).contains("{\"shared\":2}");
    assertThat(get("kept/reports/3?limit=8")).contains("{\"shared\":1}");
    assertThat(get("kept/reports/3", "Accept", "application/x-ndjson"))
        .contains("\"name\":\"shared\",\"status\":\"ok\",\"ms\":0,\"data\":1,");
  }

  @Test
  void a_stale_value_is_used_marked_and_renewed_behind() {
    assertThat(get("kept/stale")).contains("{\"rate\":1}").doesNotContain("stale");
    awaits("kept/stale", body -> body.contains("\"stale\":true"));
    // The value that takes its place may be past its time as well by now.
    awaits("kept/stale", body -> !body.contains("{\"rate\":1}"));
  }

  @Test
  void a_kept_part_goes_on_when_the_time_of_its_page_is_over() {
    assertThat(get("kept/slow", "Prefer", "wait=1")).contains("\"pending\":[\"kept\"]");
    Http.send(Http.request(application, "api/kept/slow").POST(BodyPublishers.noBody()));

    assertThat(get("kept/slow")).contains("{\"kept\":1}");
    assertThat(get("kept/runs/kept")).isEqualTo("1");
  }

  @Test
  void what_takes_the_place_of_a_failure_is_not_kept() {
    for (int run = 1; run <= 2; run++) {
      assertThat(get("kept/failing"))
          .contains("{\"rate\":\"none\"}")
          .contains("{\"rate\":{\"status\":\"degraded\"");
      assertThat(get("kept/runs/failing")).isEqualTo("" + run);
    }
  }

  @Test
  void annotated_parts_are_kept_as_they_or_their_class_say() {
    String first = get("kept-dashboards/1", READER);
    assertThat(first)
        .contains("{\"own\":1},{\"never\":1},{\"shared\":1},{\"pretended\":\"reader 1\"}")
        .doesNotContain("staff");
    assertThat(get("kept-dashboards/1", READER)).contains("{\"own\":1},{\"never\":2}");
    assertThat(get("kept-dashboards/1", NOBODY))
        .contains("{\"shared\":1}")
        .containsPattern("\\{\"pretended\":\"null \\d\"\\}");
    // Whoever has a role that a part names is given nothing that was made for those without.
    String editor = get("kept-dashboards/1", EDITOR);
    assertThat(editor)
        .contains("{\"shared\":2}")
        .containsPattern("\\{\"pretended\":\"editor \\d\"\\}")
        .contains("{\"staff\":1}");
    assertThat(get("kept-dashboards/1", EDITOR)).contains("{\"shared\":2}", "{\"staff\":1}");
    assertThat(get("kept-dashboards/1", READER)).contains("{\"shared\":1}");
    assertThat(get("kept-dashboards/1/parts?keys=own", READER)).contains("{\"own\":1}");
    assertThat(get("kept-dashboards/2", READER)).contains("{\"shared\":1}");
  }

  @Test
  void what_is_kept_is_forgotten_when_the_application_says_so() {
    assertThat(get("kept/reports/5", READER)).contains("{\"own\":1},{\"shared\":1}");
    forget("kept/shared");
    assertThat(get("kept/reports/5", READER)).contains("{\"own\":1},{\"shared\":2}");
    forget("kept");
    assertThat(get("kept/reports/5", READER)).contains("{\"own\":2},{\"shared\":3}");
  }
}
