package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.essentials.app.Mixed;
import org.freshet.it.essentials.app.MixedParts;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** All libraries in WEB-INF/lib. */
class TogetherInWarIT extends TogetherMatrix {

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(Archives.warOfAll(Mixed.class, MixedParts.class), SETTINGS);
  }

  @Test
  void a_method_without_limits_is_answered_in_front() {
    get("mixed/free").answers(200);
    get("mixed/free").answers(200);
    Errand hit = get("mixed/free").answers(200);

    assertThat(hit.header("Cache-Status")).contains("; hit;").contains("detail=\"front\"");
    assertThat(hit.header("RateLimit")).isEmpty();
  }
}
