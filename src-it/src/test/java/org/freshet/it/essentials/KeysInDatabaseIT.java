package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.access.KeyDesk;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** API keys in the server's database, whose table is made when the application starts. */
@ExtendWith(ArquillianExtension.class)
class KeysInDatabaseIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsEar(Archives.bareWar(KeyDesk.class)),
        "essentials.keys.store=database",
        "essentials.database.create=true");
  }

  @Test
  void a_library_in_an_ear_finds_the_database_and_makes_the_table() {
    String issued =
        Errand.send(application, "POST", "keys/importer?scope=reports", "text/plain", "")
            .answers(200)
            .response()
            .body();
    assertThat(
            Errand.get(application, "keys/" + issued.split(" ")[0]).answers(200).response().body())
        .isEqualTo("importer [reports] new");
  }
}
