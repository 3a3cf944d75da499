package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** The libraries in a WAR, data by Jackson. */
class StreamsWithJacksonIT extends StreamsMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(JacksonParts.war(CLASSES), PartsMatrix.KEY, "partstream.heartbeat=PT0.1S");
  }

  @Test
  void its_data_is_written_by_jackson() {
    // JSON-B leaves out what is null.
    assertThat(Page.get(application, "streams/nulls", "Accept", "application/x-ndjson").body())
        .contains("\"data\":{\"number\":3,\"title\":null}");
  }
}
