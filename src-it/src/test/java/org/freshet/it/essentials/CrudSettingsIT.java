package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Members that no form knows are ignored, and changes must say which version they mean; on a server
 * that was not told to obey roles.
 */
@ExtendWith(ArquillianExtension.class)
class CrudSettingsIT {

  private static final String PATCH = "application/merge-patch+json";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        CrudMatrix.bare()
            .addAsLibraries(Archives.jars("freshet.essentials"))
            .addAsWebInfResource(withoutGuards(), "web.xml"),
        CrudMatrix.SETTINGS[0],
        "essentials.crud.unknown-members=ignored",
        "essentials.crud.if-match=required");
  }

  /** WildFly looks for no roles on resources then. */
  private static StringAsset withoutGuards() {
    String text = Archives.basicAuthentication().getSource();
    return new StringAsset(text.replaceAll("(?s)<context-param>.*</context-param>", ""));
  }

  @BeforeEach
  void twoRows() {
    Errand.send(application, "POST", "leaks/rows/2", "text/plain", "").answers(204);
  }

  @Test
  void what_no_form_knows_is_passed_over_and_changes_nothing() {
    String path = path();
    String seen = Errand.get(application, path).header("ETag");

    Errand patched =
        Errand.send(
            application,
            "PATCH",
            path,
            PATCH,
            "{\"id\":7,\"code\":\"x\",\"secret\":\"y\",\"price\":3}",
            "If-Match",
            seen);

    assertThat(patched.answers(200).response().body())
        .contains("\"code\":\"c1\"", "\"price\":3", "\"id\":" + path.replace("tomes/", ""));
  }

  @Test
  void a_change_that_does_not_say_which_version_it_means_is_refused() {
    Errand refused = Errand.send(application, "PATCH", path(), PATCH, "{\"price\":3}").answers(428);

    assertThat(refused.response().body())
        .contains("The request must say in If-Match which version it means.");
    assertThat(Errand.get(application, path()).response().body()).contains("\"price\":20");
    Errand.send(application, "PUT", path(), "application/json", "{\"title\":\"x\"}").answers(428);
    Errand.send(application, "PATCH", path(), PATCH, "{}", "If-Match", "*").answers(200);
  }

  @Test
  void guards_hold_where_the_server_does_not_look_for_them() {
    Errand.send(application, "POST", "tomes", "application/json", "{}").answers(401);
    Errand.get(application, "exhibits").answers(401);
    Errand.get(application, "exhibits", "Authorization", "Basic cmVhZGVyOnJlYWRlcg==").answers(403);
    Errand.get(application, "exhibits", "Authorization", "Basic ZWRpdG9yOmVkaXRvcg==").answers(200);
  }

  private String path() {
    String rows = Errand.get(application, "tomes").answers(200).response().body();
    return "tomes/" + rows.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
  }
}
