package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import org.freshet.it.app.RestApplication;
import org.freshet.it.essentials.app.LimitedApplication;
import org.freshet.it.essentials.app.Plain;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One limit for a whole application, and a proxy in front of it that is trusted. */
@ExtendWith(ArquillianExtension.class)
class ApplicationLimitIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.essentialsWar(LimitedApplication.class, Plain.class)
            .deleteClass(RestApplication.class),
        "essentials.proxies.trusted=127.0.0.0/8,::1,10.0.0.0/8");
  }

  @Test
  void an_application_counts_all_its_resources_together_but_those_with_limits_of_their_own() {
    for (int i = 0; i < 6; i++) {
      HttpResponse<String> response = get(i % 2 == 0 ? "a" : "b", "203.0.113.1");
      assertThat(response.statusCode()).isEqualTo(i < 4 ? 200 : 429);
      assertThat(response.headers().firstValue("RateLimit-Policy")).hasValue("\"app\";q=4;w=3600");
    }
    assertThat(get("own", "203.0.113.1").statusCode()).isEqualTo(200);
    assertThat(get("own", "203.0.113.1").statusCode()).isEqualTo(429);
  }

  @Test
  void a_trusted_proxy_tells_clients_apart_and_what_they_claim_themselves_does_not() {
    for (int i = 0; i < 6; i++) {
      String claimed = "198.51.100." + i + ", 203.0.113.2, 10.1.1.1";
      assertThat(get("a", claimed).statusCode()).isEqualTo(i < 4 ? 200 : 429);
    }
    assertThat(get("a", "203.0.113.3").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path, String forwarded) {
    return Http.get(application, "limited/plain/" + path, "X-Forwarded-For", forwarded);
  }
}
