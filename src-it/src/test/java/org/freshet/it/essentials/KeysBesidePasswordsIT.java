package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.access.KeyDesk;
import org.freshet.it.essentials.app.access.Staff;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** API keys in an application whose people log in with passwords, under other settings. */
@ExtendWith(ArquillianExtension.class)
class KeysBesidePasswordsIT {

  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";
  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsWar(Staff.class, KeyDesk.class)
            .addAsWebInfResource(Archives.basicAuthentication(), "web.xml"),
        "essentials.keys.store=memory",
        "essentials.keys.header=X-Shop-Key",
        "essentials.keys.prefix=shop",
        "essentials.permission.names=editor",
        "essentials.permission.challenge=Basic realm=\"shop\"");
  }

  @Test
  void both_have_the_roles_that_are_theirs() {
    String key = issue("importer?scope=editor");
    assertThat(key).startsWith("shop_");

    for (String door : new String[] {"staff/roles", "staff/permissions"}) {
      get(door, "Authorization", EDITOR).answers(200);
      get(door, "Authorization", READER).is(403, "Forbidden");
      assertThat(get(door, "X-Shop-Key", key).answers(200).response().body()).isEqualTo("importer");
      get(door, "X-Shop-Key", issue("importer?scope=reader")).is(403, "Forbidden");
    }
  }

  @Test
  void a_field_that_is_not_the_one_that_is_set_says_nothing() {
    Errand unknown = get("staff/permissions", "X-API-Key", issue("importer?scope=editor"));

    unknown.is(401, "Unauthorized");
    assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Basic realm=\"shop\"");
    assertThat(get("staff/permissions", "X-Shop-Key", "shop").header("WWW-Authenticate"))
        .isEqualTo("ApiKey header=\"X-Shop-Key\"");
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
