package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For those who want another part of the library and their errors as they are. */
@ExtendWith(ArquillianExtension.class)
class ProblemsOffIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(Applications.errorsOfThePlatform(), "essentials.problem.enabled=false");
  }

  @Test
  void errors_are_those_of_the_server() {
    for (String path : new String[] {"nothing", "errors/bare"}) {
      assertThat(Errand.get(application, path).header("Content-Type"))
          .doesNotContain("problem+json");
    }
  }

  @Test
  void what_the_application_makes_itself_is_a_problem() {
    Errand.get(application, "errors/answered")
        .is(409, "about:blank", "Conflict", ",\"rival\":\"b\"");
    Errand.get(application, "errors/funds").answers(403);
  }
}
