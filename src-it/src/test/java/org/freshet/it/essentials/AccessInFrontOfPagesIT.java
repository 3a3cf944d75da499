package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.access.KeyDesk;
import org.freshet.it.essentials.app.access.Pages;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys and permissions where a cache answers in the place of methods. */
@ExtendWith(ArquillianExtension.class)
class AccessInFrontOfPagesIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.warOfAll(Pages.class, KeyDesk.class),
        "essentials.keys.store=memory",
        "essentials.permission.names=books.read");
  }

  @Test
  void a_page_that_asks_for_a_permission_is_for_nobody_who_has_it_not() {
    String reader = issue("reader?scope=books.read");
    String other = issue("other?scope=books.write");
    for (int i = 0; i < 3; i++) {
      assertThat(get("pages/guarded", "X-API-Key", reader).answers(200).response().body())
          .startsWith("guarded ");
      get("pages/guarded").is(401, "Unauthorized");
      get("pages/guarded", "X-API-Key", other).is(403, "Forbidden");
    }
  }

  @Test
  void a_key_that_does_not_count_is_refused_though_the_page_is_there() {
    get("pages/free").answers(200);
    Errand hit = get("pages/free").answers(200);
    assertThat(hit.header("Cache-Status")).contains("; hit");

    get("pages/free", "X-API-Key", "key_0123456789abcdef_" + "0".repeat(64)).answers(401);
    Errand known = get("pages/free", "X-API-Key", issue("reader")).answers(200);
    assertThat(known.header("Cache-Control")).doesNotContain("public");
  }

  private String issue(String wish) {
    return Errand.send(application, "POST", "keys/" + wish, "text/plain", "")
        .answers(200)
        .response()
        .body()
        .split(" ")[1];
  }

  private Errand get(String path, String... headers) {
    return Errand.get(application, path, headers);
  }
}
