package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Mixed;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What concerns every exchange, beside a cache that watches who reads what. */
@ExtendWith(ArquillianExtension.class)
class TogetherLoggedIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.warOfAll(Mixed.class),
        "isr.mode=development",
        "essentials.request-log.enabled=true",
        "essentials.request-id.header=X-Request-ID",
        "essentials.security-headers.enabled=true",
        "essentials.cors.origins=https://shop.example");
  }

  @Test
  void a_page_is_stored_though_requests_are_logged_and_every_hit_has_an_id_of_its_own() {
    Errand first = Errand.get(application, "mixed/free").answers(200);
    assertThat(first.header("Cache-Status")).contains("stored");
    Errand hit = Errand.get(application, "mixed/free").answers(200);
    assertThat(hit.header("Cache-Status")).contains("; hit;").contains("detail=\"resource\"");
    assertThat(hit.response().headers().allValues("X-Request-ID"))
        .hasSize(1)
        .doesNotContain(first.header("X-Request-ID"));
    assertThat(hit.response().headers().allValues("X-Content-Type-Options")).hasSize(1);
  }

  @Test
  void a_hit_tells_the_pages_of_another_origin_that_they_may_read_it() {
    Errand.get(application, "mixed/old").answers(200);
    Errand allowed = Errand.get(application, "mixed/old", "Origin", "https://shop.example");
    assertThat(allowed.response().headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example");
    Errand other = Errand.get(application, "mixed/old", "Origin", "https://other.example");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.header("Vary")).contains("Origin");
  }
}
