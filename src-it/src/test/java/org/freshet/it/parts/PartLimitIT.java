package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.stream.IntStream;
import org.freshet.it.parts.app.Crowd;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.parts.app.Streams;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often a caller may call, where nobody says anything. */
@ExtendWith(ArquillianExtension.class)
class PartLimitIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(Streams.class, Streams.Line.class, Crowd.class, Ran.class),
        PartsMatrix.KEY.lines().findFirst().orElseThrow(),
        Crowd.class.getName() + "/RateLimited/enabled=false");
  }

  private Page get(String path, int request) {
    // Each says that it is somebody else, which nobody believes.
    return Page.get(application, path, "X-Forwarded-For", "192.0.2." + request);
  }

  @Test
  void a_caller_has_ten_requests_in_ten_seconds_for_each_resource_whatever_address_it_claims() {
    long refused =
        IntStream.range(0, 30)
            .mapToObj(i -> get("streams/plain", i))
            .filter(page -> page.response().statusCode() == 429)
            .peek(page -> assertThat(page.header("Retry-After")).isNotEmpty())
            .count();

    // One more comes back with each second that this takes.
    assertThat(refused).isBetween(1L, 20L);
    Page.get(application, "ran").answers(200);
    IntStream.range(0, 30).forEach(i -> get("crowd?limit=1", i).answers(200));
  }
}
