package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freshet.it.app.RestApplication;
import org.freshet.it.essentials.app.access.KeyDesk;
import org.freshet.it.essentials.app.access.Rooms;
import org.freshet.it.essentials.app.access.Sessions;
import org.freshet.it.essentials.app.access.TokenApplication;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * API keys beside tokens, tokens that are revoked, and permissions; from a WAR and from EAR/lib.
 */
@ExtendWith(ArquillianExtension.class)
abstract class AccessMatrix {

  private static final String NOT_VALID = "\"detail\":\"The API key is not valid.\"";
  private static final String REVOKED = "\"detail\":\"The token is not accepted any more.\"";

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  static String[] settings(String... more) {
    List<String> settings = new ArrayList<>(List.of(Tokens.settings()));
    settings.add("essentials.permission.names=books.read,books.write,cellar");
    settings.add("essentials.permission.roles.books.borrow=reader,member");
    settings.add(Rooms.class.getName() + "/overridden/PermissionsAllowed/all=cellar,books.read");
    settings.add("essentials.keys.last-use=0");
    settings.addAll(List.of(more));
    return settings.toArray(String[]::new);
  }

  static WebArchive bare() {
    return Archives.bareWar(
            Rooms.class, Rooms.Owners.class, Rooms.Wing.class, KeyDesk.class, Sessions.class)
        .addClass(TokenApplication.class)
        .deleteClass(RestApplication.class)
        .addAsWebInfResource(webXml(), "web.xml");
  }

  /** Open Liberty knows roles that are declared, WildFly obeys annotations with the parameter. */
  private static StringAsset webXml() {
    String roles =
        Stream.of("reports", "books.read", "books.write", "cellar", "reader", "member")
            .map(role -> "<security-role><role-name>" + role + "</role-name></security-role>")
            .collect(Collectors.joining());
    return new StringAsset(
        "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><context-param>"
            + "<param-name>resteasy.role.based.security</param-name>"
            + "<param-value>true</param-value></context-param>"
            + roles
            + "</web-app>");
  }

  @Test
  void a_key_makes_its_owner_the_caller_and_its_scopes_the_roles() {
    Key key = issue("importer?scope=reports&scope=books.read");

    assertThat(get("rooms/hall", key).answers(200).response().body()).isEqualTo("importer");
    assertThat(get("rooms/office", key).answers(200).response().body()).isEqualTo("importer");
    get("rooms/library", key).answers(200);
    assertThat(get("rooms/hall").response().body()).isEqualTo("nobody");
    get("rooms/office", issue("other?scope=books.read")).is(403, "Forbidden");
  }

  @Test
  void a_key_that_is_wrong_unknown_malformed_ended_or_there_twice_is_told_alike() {
    Key key = issue("importer?scope=reports");
    Key ended = issue("importer?millis=1");
    String other = key.text().endsWith("0") ? "1" : "0";
    String wrong = key.text().substring(0, key.text().length() - 1) + other;
    String unknown = key.text().replace(key.id(), "0123456789abcdef");
    Set<String> told = new HashSet<>();
    for (String sent : List.of(wrong, unknown, "x", key.text() + "0", ended.text())) {
      Errand refused = get("rooms/hall", "X-API-Key", sent).answers(401);
      assertThat(refused.header("WWW-Authenticate")).isEqualTo("ApiKey header=\"X-API-Key\"");
      told.add(refused.response().body());
    }
    Errand twice = get("rooms/hall", "X-API-Key", key.text(), "X-API-Key", key.text());
    told.add(twice.answers(401).response().body());
    assertThat(told).singleElement().asString().contains(NOT_VALID);
    assertThat(server.logged()).doesNotContain(key.text()).doesNotContain(wrong);
  }

  @Test
  void a_key_that_was_revoked_is_refused_at_the_next_request() {
    Key key = issue("importer?scope=reports");
    get("rooms/office", key).answers(200);

    Errand.send(application, "DELETE", "keys/" + key.id(), "text/plain", "").answers(204);

    get("rooms/office", key).answers(401);
    Errand.send(application, "DELETE", "keys/nothing", "text/plain", "").answers(404);
  }

  @Test
  void a_key_is_replaced_by_another_of_the_same_rights_while_both_are_accepted() {
    Key old = issue("importer?scope=reports");
    Key young = key(post("keys/" + old.id() + "/successor?millis=60000"));

    get("rooms/office", old).answers(200);
    assertThat(get("rooms/office", young).answers(200).response().body()).isEqualTo("importer");

    Key youngest = key(post("keys/" + young.id() + "/successor?millis=0"));
    get("rooms/office", young).answers(401);
    get("rooms/office", youngest).answers(200);
    post("keys/" + young.id() + "/successor?millis=0").answers(404);
  }

  @Test
  void the_use_of_a_key_is_noted() {
    Key key = issue("importer?scope=reports&scope=books.read");
    assertThat(get("keys/" + key.id()).response().body())
        .isEqualTo("importer [books.read, reports] new");
    get("rooms/hall", key).answers(200);
    assertThat(get("keys/" + key.id()).response().body()).endsWith(" used");
  }

  @Test
  void a_token_is_accepted_beside_keys_and_both_at_once_are_not() {
    String token = Tokens.bearer("anna", "reports");
    assertThat(get("rooms/office", "Authorization", token).answers(200).response().body())
        .isEqualTo("anna");
    get("rooms/office", "Authorization", Tokens.bearer("anna", "books.read")).answers(403);

    Key key = issue("importer?scope=reports");
    Errand both = get("rooms/hall", "Authorization", token, "X-API-Key", key.text()).answers(400);
    assertThat(both.response().body()).contains("A request has one login, or one API key");
  }

  @Test
  void a_token_that_was_logged_out_is_refused_and_others_of_its_subject_are_not() {
    String token = Tokens.bearer("berta", "reports", "books.read");
    String other = Tokens.bearer("berta", "reports");
    get("rooms/office", "Authorization", token).answers(200);

    post("session/logout", "Authorization", token).answers(204);

    for (String room : List.of("rooms/hall", "rooms/office", "rooms/library")) {
      Errand refused = get(room, "Authorization", token).answers(401);
      assertThat(refused.response().body()).contains(REVOKED);
      assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }
    get("rooms/office", "Authorization", other).answers(200);
  }

  @Test
  void whoever_logs_out_everywhere_has_no_token_left_and_gets_new_ones() {
    Instant now = Instant.now();
    String old = Tokens.bearer("clara", "c1", now.minusSeconds(60), now.plusSeconds(60), "reports");
    String same = Tokens.bearer("clara", "c2", now, now.plusSeconds(60), "reports");
    String foreign = Tokens.bearer("dora", "d1", now, now.plusSeconds(60), "reports");

    post("session/logout-everywhere", "Authorization", old).answers(204);

    get("rooms/office", "Authorization", old).answers(401);
    get("rooms/office", "Authorization", same).answers(401);
    get("rooms/office", "Authorization", foreign).answers(200);
    Instant later = now.plusSeconds(2);
    get(
            "rooms/office",
            "Authorization",
            Tokens.bearer("clara", "c3", later, later.plusSeconds(60), "reports"))
        .answers(200);
  }

  @Test
  void a_token_that_could_not_be_revoked_is_refused() {
    Instant now = Instant.now();
    for (String token :
        List.of(
            Tokens.bearer("emma", null, now, now.plusSeconds(60), "reports"),
            Tokens.bearer("emma", "e1", now, now.plusSeconds(86400 * 31), "reports"))) {
      get("rooms/hall", "Authorization", token).answers(401);
      get("rooms/office", "Authorization", token).answers(401);
      get("rooms/library", "Authorization", token).answers(401);
    }
  }

  @Test
  void all_permissions_are_needed_or_one_of_any_or_both() {
    may("archive", 403, "books.read");
    may("archive", 403, "books.write");
    may("archive", 200, "books.read", "books.write");
    may("library", 403, "books.write");
    may("library", 200, "books.read");
    may("library", 200, "member");
    may("library", 403, "books.borrow");
    may("cellar", 403, "books.read");
    may("cellar", 403, "cellar");
    may("cellar", 200, "books.read", "cellar");
    may("cellar", 200, "books.read", "reader");
  }

  @Test
  void a_method_takes_the_place_of_its_class_and_the_configuration_that_of_both() {
    Key reader = issue("importer?scope=books.read");
    get("wing/a", reader).answers(200);
    get("wing/b", reader).answers(403);
    get("wing/b", issue("importer?scope=cellar")).answers(200);
    may("overridden", 403, "books.read");
    may("overridden", 200, "books.read", "cellar");
  }

  @Test
  void somebody_unknown_is_told_so_and_somebody_who_may_not_is_told_that() {
    Errand unknown = get("rooms/archive").is(401, "Unauthorized");
    assertThat(unknown.header("WWW-Authenticate")).isEqualTo("ApiKey header=\"X-API-Key\"");
    get("rooms/archive", issue("importer")).is(403, "Forbidden");
    get("wing/a").is(401, "Unauthorized");
  }

  @Test
  void a_bean_of_the_application_decides_on_what_is_more_than_a_role() {
    Key key = issue("importer");
    get("rooms/of/importer", key).answers(200);
    get("rooms/of/somebody", key).answers(403);
    get("rooms/of/anna", "Authorization", Tokens.bearer("anna")).answers(200);
    get("rooms/broken", key).isFailure();
  }

  private void may(String room, int status, String... roles) {
    get("rooms/" + room, "Authorization", Tokens.bearer("anna", roles)).answers(status);
    String scopes = roles.length == 0 ? "" : "?scope=" + String.join("&scope=", roles);
    get("rooms/" + room, issue("importer" + scopes)).answers(status);
  }

  private record Key(String id, String text) {}

  private Key issue(String wish) {
    return key(post("keys/" + wish));
  }

  private static Key key(Errand issued) {
    String[] parts = issued.answers(200).response().body().split(" ");
    return new Key(parts[0], parts[1]);
  }

  private Errand post(String path, String... headers) {
    return Errand.send(application, "POST", path, "text/plain", "", headers);
  }

  private Errand get(String path, Key key) {
    return get(path, "X-API-Key", key.text());
  }

  private Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }
}
