package org.freshet.it.essentials;

import java.net.URL;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that can be set about problems, set otherwise. */
@ExtendWith(ArquillianExtension.class)
class ErrorSettingsIT {

  private static final String TYPES = "https://shop.example/problems/";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Applications.errorsOfThePlatform(),
        "essentials.problem.violations=400",
        "essentials.problem.parameters=platform",
        "essentials.problem.types=" + TYPES,
        "essentials.problem.html=false");
  }

  @Test
  void violations_have_the_status_and_the_type_that_are_set() {
    Errand violated = Errand.send(application, "POST", "errors/lines", "application/json", "[]");

    violated.isWithoutVary(
        400,
        TYPES + "validation",
        "Your request is not valid.",
        ",\"errors\":[{\"detail\":\"size must be between 1 and 3\",\"pointer\":\"#\","
            + "\"code\":\"Size\"}]");
  }

  @Test
  void a_body_that_cannot_be_read_has_a_type_of_its_own() {
    Errand unreadable = Errand.send(application, "POST", "errors/lines", "application/json", "[");

    unreadable.isWithoutVary(400, TYPES + "unreadable-body", "The body cannot be read.", "");
  }

  @Test
  void parameters_are_left_to_the_platform() {
    for (String path : new String[] {"errors/path/abc", "errors/query?n=abc"}) {
      Errand.get(application, path).isWithoutVary(404, "about:blank", "Not Found", "");
    }
    Errand.get(application, "errors/header", "X-Count", "many")
        .isWithoutVary(400, "about:blank", "Bad Request", "");
  }

  @Test
  void a_browser_gets_what_everybody_gets() {
    Errand.get(application, "nothing", "Accept", "text/html")
        .isWithoutVary(404, "about:blank", "Not Found", "");
  }
}
