package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Versions;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a sunset is meant. */
@ExtendWith(ArquillianExtension.class)
class GoneIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsWar(
            Versions.First.class, Versions.class, Versions.Second.class, Versions.Old.class),
        "essentials.lifecycle.after-sunset=gone");
  }

  @Test
  void what_is_past_its_sunset_is_gone_and_says_where_to_turn() {
    Errand gone = Errand.get(application, "old").is(410, "Gone");

    assertThat(gone.header("Link")).isEqualTo("</api/v2/books/1>; rel=\"successor-version\"");
    assertThat(gone.header("Sunset")).isEqualTo("Thu, 31 Dec 2020 23:59:59 GMT");
    Errand.get(application, "v1/books/7").answers(200);
  }

  @Test
  void no_version_is_chosen_where_nothing_names_one() {
    Errand.get(application, "books/7", "API-Version", "1").is(404, "Not Found");
  }
}
