package org.freshet.it.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.freshet.it.observe.app.Warehouse;
import org.freshet.it.observe.app.WarehouseCheck;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MicroProfile Health by itself. No library. */
@Tag("observing")
@ExtendWith(ArquillianExtension.class)
class HealthIT {

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.bareWar(Warehouse.class, WarehouseCheck.class);
  }

  @Test
  void an_application_that_is_not_ready_is_503_and_says_what_it_was_told_to_say() {
    assertThat(ready(1).statusCode()).isEqualTo(200);

    HttpResponse<String> down = ready(0);

    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body().replaceAll("\\s", ""))
        .contains("\"status\":\"DOWN\"", "{\"name\":\"warehouse\"", "\"data\":{\"stock\":0}");
    assertThat(ready(1).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ready(int stock) {
    HttpResponse<String> set =
        Http.send(Http.request(application, "api/warehouse/" + stock).PUT(BodyPublishers.noBody()));
    assertThat(set.statusCode()).isEqualTo(204);
    return Http.get(server.health(application), "/health/ready");
  }
}
