package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** The library in a WAR, data by Jackson. */
class CrudWithJacksonIT extends CrudMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(Applications.byJackson(bare()), SETTINGS);
  }

  @Test
  void its_data_is_written_by_jackson() {
    Errand rows =
        Errand.get(application, "tomes?limit=1", "Authorization", "Basic cmVhZGVyOnJlYWRlcg==");
    String id = rows.answers(200).response().body().replaceAll("(?s).*\"id\":(\\d+).*", "$1");

    Errand emptied =
        Errand.send(
            application,
            "PATCH",
            "tomes/" + id,
            "application/merge-patch+json",
            "{\"topic\":null}");

    assertThat(emptied.answers(200).response().body()).contains("\"topic\":null");
  }
}
