package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import org.freshet.it.app.Visits;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That both doors stand where they should, told by what only they write: in development {@code
 * Cache-Status} names the door.
 */
@ExtendWith(ArquillianExtension.class)
class DoorsIT {

  private static final String DEVELOPMENT = "isr.mode=development";

  @ArquillianResource
  @OperateOnDeployment("war")
  URL war;

  @ArquillianResource
  @OperateOnDeployment("ear")
  URL ear;

  @ArquillianResource
  @OperateOnDeployment("frontless")
  URL frontless;

  @Deployment(name = "war", testable = false)
  static Archive<?> war() {
    return Archives.with(Archives.war(Visits.class), DEVELOPMENT);
  }

  @Deployment(name = "ear", testable = false)
  static Archive<?> ear() {
    return Archives.with(Archives.ear(Visits.class), DEVELOPMENT);
  }

  @Deployment(name = "frontless", testable = false)
  static Archive<?> frontless() {
    return Archives.with(Archives.war(Visits.class), DEVELOPMENT, "isr.front.enabled=false");
  }

  @Test
  void from_a_war_the_front_answers_what_was_seen_before() {
    HttpResponse<String> first = Http.get(war, "api/visits/home");
    HttpResponse<String> second = Http.get(war, "api/visits/home");

    assertThat(status(first)).contains("fwd=uri-miss", "stored", "detail=\"resource\"");
    assertThat(status(second)).contains("hit", "detail=\"front\"");
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void from_an_ear_the_resource_filter_answers_alone() {
    answersBehindAlone(ear);
  }

  @Test
  void without_the_front_the_resource_filter_answers() {
    answersBehindAlone(frontless);
  }

  private static void answersBehindAlone(URL application) {
    HttpResponse<String> first = Http.get(application, "api/visits/home");
    HttpResponse<String> second = Http.get(application, "api/visits/home");

    assertThat(status(first)).contains("fwd=uri-miss", "stored", "detail=\"resource\"");
    assertThat(status(second)).contains("hit", "detail=\"resource\"");
    assertThat(second.body()).isEqualTo(first.body());
  }

  private static String status(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return response.headers().firstValue("Cache-Status").orElse("no Cache-Status");
  }
}
