package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.freshet.it.app.Greeting;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class LibraryInEarIT {

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.ear(Greeting.class);
  }

  @Test
  void an_application_with_the_library_starts_and_answers() {
    HttpResponse<String> response = Http.get(application, "api/greeting");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("hello greeting:1");
  }

  @Test
  void that_there_is_no_filter_in_front_is_told_once() {
    Http.get(application, "api/greeting");
    Http.get(application, "api/greeting");

    String told = "ISR0070: " + URI.create(application.toString()).getPath() + " has no filter";
    assertThat(server.logged().split(Pattern.quote(told), -1)).hasSize(2);
  }
}
