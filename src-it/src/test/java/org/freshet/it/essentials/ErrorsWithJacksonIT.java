package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** The library in a WAR, data by Jackson. */
class ErrorsWithJacksonIT extends ErrorMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Applications.errorsWithJackson();
  }

  @Test
  void its_data_is_written_by_jackson() {
    assertThat(get("errors/provider").answers(200).response().body())
        .isEqualTo("{\"isbn\":null,\"copies\":0}");
  }
}
