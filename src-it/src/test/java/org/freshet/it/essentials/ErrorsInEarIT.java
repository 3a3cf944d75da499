package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** The library in EAR/lib, data by JSON-B. */
class ErrorsInEarIT extends ErrorMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.essentialsEar(Applications.bareErrors());
  }

  @Test
  void its_data_is_written_by_json_b() {
    assertThat(get("errors/provider").answers(200).response().body()).isEqualTo("{\"copies\":0}");
  }
}
