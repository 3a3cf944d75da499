package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.freshet.it.essentials.app.crud.Exhibits;
import org.freshet.it.essentials.app.crud.Leaks;
import org.freshet.it.essentials.app.crud.NewTome;
import org.freshet.it.essentials.app.crud.Tome;
import org.freshet.it.essentials.app.crud.TomeForm;
import org.freshet.it.essentials.app.crud.TomeView;
import org.freshet.it.essentials.app.crud.Tomes;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A resource that is made of an entity, from a WAR and from EAR/lib, whoever renders its data. */
@ExtendWith(ArquillianExtension.class)
abstract class CrudMatrix {

  static final String[] SETTINGS = {"essentials.permission.roles.tomes.delete=editor"};

  static final Class<?>[] CLASSES = {
    Tomes.class,
    Tome.class,
    TomeForm.class,
    NewTome.class,
    TomeView.class,
    Exhibits.class,
    Leaks.class
  };

  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};
  private static final String[] EDITOR = {"Authorization", "Basic ZWRpdG9yOmVkaXRvcg=="};
  private static final String JSON = "application/json";
  private static final String PATCH = "application/merge-patch+json";
  private static final String NEW = "{\"code\":\"new\",\"title\":\"New\",\"price\":5}";

  @ArquillianResource URL application;

  static WebArchive bare() {
    return Archives.bareWar(CLASSES)
        .addAsResource(Archives.persistence("tomes", "", Tome.class), "META-INF/persistence.xml")
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @BeforeEach
  void fiveRows() {
    Errand.send(application, "POST", "leaks/rows/5", "text/plain", "").answers(204);
  }

  @Test
  void a_list_comes_page_by_page_in_an_order_that_is_declared() {
    Errand page = Errand.get(application, "tomes?topic=odd", READER).answers(200);

    assertThat(codes(page)).containsExactly("c3", "c1");
    assertThat(page.response().body()).contains("\"total\":2,").doesNotContain("secret");
    assertThat(codes(Errand.get(application, "tomes?topic=odd&topic=even&limit=9", READER)))
        .containsExactly("c4", "c3", "c2", "c1", "c0");
    assertThat(codes(Errand.get(application, "tomes?sort=title&least=30", READER)))
        .containsExactly("c2", "c3", "c4");
    assertThat(page.header("Link")).contains("rel=\"first\"");
    Errand.get(application, "tomes?sort=secret", READER).answers(400);
    Errand wrong = Errand.get(application, "tomes?least=x", READER).answers(422);
    assertThat(wrong.response().body())
        .contains("\"parameter\":\"least\",\"in\":\"query\",\"code\":\"Conversion\"");
  }

  @Test
  void a_row_that_is_not_there_or_not_for_the_caller_is_not_found() {
    String hidden = id("c0");

    Errand.get(application, "tomes/" + hidden, READER).answers(200);
    Errand.get(application, "tomes/" + hidden).is(404, "Not Found");
    Errand.get(application, "tomes/0").is(404, "Not Found");
    Errand.get(application, "tomes/none").is(404, "Not Found");
    assertThat(codes(Errand.get(application, "tomes?limit=9"))).doesNotContain("c0").hasSize(4);
    send("PUT", "tomes/" + hidden, JSON, "{\"title\":\"Seen\"}").is(404, "Not Found");
  }

  @Test
  void what_is_made_has_a_location_where_it_can_be_read_and_nothing_that_was_not_asked_for() {
    Errand made = send("POST", "tomes", JSON, NEW, EDITOR).answers(201);

    String location = made.header("Location");
    assertThat(location).startsWith(application + "api/tomes/");
    Errand read = Errand.get(application, location.substring((application + "api/").length()));
    assertThat(read.answers(200).response().body()).isEqualTo(made.response().body());
    assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).matches("\"\\d+\"");
    assertThat(made.response().body())
        .contains("\"code\":\"new\"", "\"topic\":\"none\"", "\"price\":5")
        .doesNotContain("secret");
  }

  @Test
  void columns_that_no_form_has_cannot_be_set_by_anybody() {
    String hostile = "{\"code\":\"x\",\"title\":\"X\",\"secret\":\"y\",\"version\":7,\"id\":1}";

    send("POST", "tomes", JSON, hostile, EDITOR)
        .isInvalid(unknown("secret"), unknown("version"), unknown("id"));
    send("PATCH", "tomes/" + id("c1"), PATCH, "{\"id\":1,\"code\":\"y\"}")
        .isInvalid(unknown("id"), unknown("code"));
    assertThat(Errand.get(application, "tomes/" + id("c1")).response().body())
        .contains("\"code\":\"c1\"");
  }

  @Test
  void what_is_wrong_with_a_body_is_told_member_by_member() {
    send("POST", "tomes", JSON, "{\"code\":\"x\",\"title\":\" \",\"price\":-1}", EDITOR)
        .isInvalid(
            "{\"detail\":\"must be greater than or equal to 0\",\"pointer\":\"#/price\",\"code\":\"Min\"}",
            "{\"detail\":\"must not be blank\",\"pointer\":\"#/title\",\"code\":\"NotBlank\"}");
    send("PUT", "tomes/" + id("c1"), JSON, "{\"title\":null}")
        .isInvalid(
            "{\"detail\":\"must not be blank\",\"pointer\":\"#/title\",\"code\":\"NotBlank\"}");
    for (String body : List.of("{", "[]", "1", "", "{\"price\":\"x\"}", "{\"price\":[]}")) {
      send("PUT", "tomes/" + id("c1"), JSON, body).is(400, "Bad Request");
      send("PATCH", "tomes/" + id("c1"), PATCH, body).is(400, "Bad Request");
    }
    send("PATCH", "tomes/" + id("c1"), JSON, "{}").answers(415);
  }

  @Test
  void put_replaces_all_that_can_be_changed() {
    String path = "tomes/" + id("c1");

    Errand put = send("PUT", path, JSON, "{\"title\":\"Other\",\"price\":7}").answers(200);

    assertThat(put.response().body())
        .contains("\"title\":\"Other\"", "\"topic\":\"none\"", "\"price\":7");
    assertThat(Errand.get(application, path).header("ETag")).isEqualTo(put.header("ETag"));
  }

  @Test
  void a_patch_changes_what_it_names_and_null_is_null() {
    String path = "tomes/" + id("c1");

    Errand patched = send("PATCH", path, PATCH, "{\"price\":7}").answers(200);
    assertThat(patched.response().body())
        .contains("\"title\":\"Title 1\"", "\"topic\":\"odd\"", "\"price\":7");
    Errand emptied = send("PATCH", path, PATCH, "{\"topic\":null}").answers(200);
    assertThat(emptied.response().body())
        .contains("\"title\":\"Title 1\"", "\"price\":7")
        .doesNotContain("odd", "none");
    send("PATCH", path, PATCH, "{\"title\":null}").answers(422);
    send("PATCH", path, PATCH, "{\"price\":null}")
        .isInvalid(
            "{\"detail\":\"must not be null\",\"pointer\":\"#/price\",\"code\":\"NotNull\"}");
  }

  @Test
  void a_change_holds_for_the_version_that_was_seen_only() {
    String path = "tomes/" + id("c1");
    String seen = Errand.get(application, path).header("ETag");

    Errand first = send("PATCH", path, PATCH, "{\"price\":1}", "If-Match", seen).answers(200);
    assertThat(first.header("ETag")).isNotEqualTo(seen);
    send("PATCH", path, PATCH, "{\"price\":2}", "If-Match", seen).is(412, "Precondition Failed");
    send("PUT", path, JSON, "{\"title\":\"x\"}", "If-Match", seen).is(412, "Precondition Failed");
    send("PUT", path, JSON, "{\"title\":\"x\"}", "If-Match", "W/" + first.header("ETag"))
        .answers(412);
    send("PUT", path, JSON, "{\"title\":\"x\"}", "If-Match", "nonsense").answers(412);
    send("PUT", path, JSON, "{\"title\":\"x\"}", "If-None-Match", "*").answers(412);
    assertThat(Errand.get(application, path).response().body()).contains("\"price\":1");
    send("PATCH", path, PATCH, "{}", "If-Match", "*").answers(200);
  }

  @Test
  void of_those_who_change_one_version_at_once_one_succeeds() throws Exception {
    String path = "tomes/" + id("c1");
    String seen = Errand.get(application, path).header("ETag");

    List<Integer> statuses = patchedAtOnce(path, "If-Match", seen);

    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
  }

  @Test
  void without_a_version_those_who_come_at_the_same_moment_are_told_of_the_conflict()
      throws Exception {
    String path = "tomes/" + id("c1");
    String before = Errand.get(application, path).header("ETag").replace("\"", "");

    List<Integer> statuses = patchedAtOnce(path);

    assertThat(statuses).contains(200).isSubsetOf(200, 409);
    long changed = statuses.stream().filter(status -> status == 200).count();
    assertThat(Errand.get(application, path).header("ETag"))
        .isEqualTo("\"" + (Long.parseLong(before) + changed) + "\"");
  }

  private List<Integer> patchedAtOnce(String path, String... headers) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> changes =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          send("PATCH", path, PATCH, "{\"price\":10" + i + "}", headers)
                              .response()
                              .statusCode())
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : callers.invokeAll(changes)) {
        statuses.add(one.get());
      }
      return statuses;
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void what_contradicts_another_row_is_a_conflict() {
    send("POST", "tomes", JSON, NEW.replace("\"new\"", "\"c1\""), EDITOR).is(409, "Conflict");

    assertThat(codes(Errand.get(application, "tomes?limit=9", READER))).hasSize(5);
  }

  @Test
  void a_hook_may_refuse_and_whatever_fails_leaves_nothing_behind() {
    Errand refused =
        send("POST", "tomes", JSON, NEW.replace("\"price\":5", "\"price\":5000"), EDITOR);
    assertThat(refused.answers(422).response().body()).contains("Nobody buys that.");
    String path = "tomes/" + id("c1");
    send("PATCH", path, PATCH, "{\"price\":999}").isFailure();

    assertThat(Errand.get(application, path).response().body()).contains("\"price\":20");
    assertThat(codes(Errand.get(application, "tomes?limit=9", READER))).hasSize(5);
  }

  @Test
  void deleting_answers_without_a_body_and_happens_in_one_transaction_with_its_hooks() {
    String path = "tomes/" + id("c1");

    Errand deleted = send("DELETE", path, JSON, "", EDITOR).answers(204);

    assertThat(deleted.response().body()).isEmpty();
    Errand.get(application, path).answers(404);
    assertThat(codes(Errand.get(application, "tomes?limit=9"))).contains("deleted-c1");
    send("DELETE", path, JSON, "", EDITOR).answers(404);
  }

  @Test
  void annotations_on_methods_that_were_overridden_guard_them() {
    send("POST", "tomes", JSON, NEW).answers(401);
    send("POST", "tomes", JSON, NEW, READER).answers(403);
    send("DELETE", "tomes/" + id("c1"), JSON, "").answers(401);
    send("DELETE", "tomes/" + id("c1"), JSON, "", READER).answers(403);
    send("POST", "tomes/" + id("c1") + "/sale", JSON, "", READER).answers(403);

    assertThat(codes(Errand.get(application, "tomes?limit=9", READER))).hasSize(5);
  }

  @Test
  void annotations_on_the_class_guard_what_it_inherits() {
    Errand.get(application, "exhibits").answers(401);
    Errand.get(application, "exhibits", READER).answers(403);
    Errand.get(application, "exhibits/" + id("c1"), READER).answers(403);
    Errand.get(application, "exhibits/" + id("c1"), EDITOR).answers(200);
    send("DELETE", "exhibits/" + id("c1"), JSON, "", EDITOR).answers(403);
  }

  @Test
  void what_no_form_is_declared_for_is_no_method() {
    Errand made = send("POST", "exhibits", JSON, NEW, EDITOR).is(405, "Method Not Allowed");

    assertThat(made.header("Allow")).contains("GET").doesNotContain("POST");
    send("PUT", "exhibits/" + id("c1"), JSON, "{}", EDITOR).is(405, "Method Not Allowed");
    send("PATCH", "exhibits/" + id("c1"), PATCH, "{}", EDITOR).is(405, "Method Not Allowed");
  }

  @Test
  void a_row_never_leaves_as_it_is() {
    Errand.get(application, "leaks/" + id("c1")).isFailure();
    Errand.get(application, "leaks").isFailure();
  }

  @Test
  void an_action_is_an_ordinary_method_in_a_transaction() {
    String path = "tomes/" + id("c1");
    String seen = Errand.get(application, path).header("ETag");

    Errand sold = send("POST", path + "/sale", JSON, "", EDITOR).answers(200);

    assertThat(sold.response().body()).contains("\"price\":10");
    assertThat(sold.header("ETag")).isNotEqualTo(seen);
    assertThat(Errand.get(application, path).response().body()).contains("\"price\":10");
  }

  private static String unknown(String name) {
    return "{\"detail\":\"is not known\",\"pointer\":\"#/" + name + "\",\"code\":\"Unknown\"}";
  }

  private Errand send(String method, String path, String type, String body, String... headers) {
    return Errand.send(application, method, path, type, body, headers);
  }

  private String id(String code) {
    String rows = Errand.get(application, "tomes?limit=9", READER).answers(200).response().body();
    MatchResult row =
        Pattern.compile("\\{[^{}]*\"code\":\"" + code + "\"[^{}]*\\}")
            .matcher(rows)
            .results()
            .findFirst()
            .orElseThrow();
    return row.group().replaceAll(".*\"id\":(\\d+).*", "$1");
  }

  private static List<String> codes(Errand page) {
    return Pattern.compile("\"code\":\"([^\"]*)\"")
        .matcher(page.answers(200).response().body())
        .results()
        .map(row -> row.group(1))
        .toList();
  }
}
