package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.essentials.app.Kept;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The API essentials beside the origin cache: a hit is counted, and no limit is kept with a page.
 */
@ExtendWith(ArquillianExtension.class)
class TogetherIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Kept.class).addAsLibraries(Archives.jars("freshet.essentials"));
  }

  @Test
  void a_kept_page_is_counted_and_says_what_is_left_to_whoever_asks() {
    String tag = null;
    for (int left = 4; left >= 1; left--) {
      Errand errand = Errand.get(application, "kept/page").answers(200);
      assertThat(errand.response().body()).isEqualTo("run 1");
      assertThat(errand.header("Cache-Status")).contains(left == 4 ? "stored" : "hit");
      assertThat(errand.header("RateLimit")).startsWith("\"default\";r=" + left + ";");
      tag = errand.header("ETag");
    }
    Errand unchanged = Errand.get(application, "kept/page", "If-None-Match", tag).answers(304);
    assertThat(unchanged.header("RateLimit")).startsWith("\"default\";r=0;");
    assertThat(unchanged.response().body()).isEmpty();
    Errand refused = Errand.get(application, "kept/page").answers(429);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.header("Cache-Status")).doesNotContain("hit", "stored");
  }

  @Test
  void an_error_of_a_kept_page_is_a_problem_and_nobodys_to_keep() {
    for (int i = 0; i < 2; i++) {
      Errand missing = Errand.get(application, "kept/page/missing").is(404, "Not Found");
      assertThat(missing.header("Cache-Control")).contains("no-store");
      assertThat(missing.header("Cache-Status")).doesNotContain("hit", "stored");
    }
  }
}
