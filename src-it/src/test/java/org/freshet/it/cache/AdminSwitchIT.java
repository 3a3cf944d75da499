package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
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

/** The operator's resource, off and on, and what happens to whoever asks too much of it. */
@ExtendWith(ArquillianExtension.class)
class AdminSwitchIT {

  private static final String[] OPERATOR = {
    "Authorization",
    "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(UTF_8))
  };

  @Deployment(testable = false, name = "off")
  static Archive<?> off() {
    return Archives.war(Visits.class).setWebXML(Archives.basicAuthentication());
  }

  @Deployment(testable = false, name = "on")
  static Archive<?> on() {
    return Archives.with(Archives.war(Visits.class), "isr.admin.enabled=true")
        .setWebXML(Archives.basicAuthentication());
  }

  @Test
  void nothing_is_there_unless_it_is_switched_on(
      @ArquillianResource @OperateOnDeployment("off") URL application) {
    assertThat(Http.get(application, "isr/admin", OPERATOR).statusCode()).isEqualTo(404);
    assertThat(Http.get(application, "isr/admin/status", OPERATOR).statusCode()).isEqualTo(404);
    assertThat(Http.get(application, "isr/admin/status").statusCode()).isEqualTo(404);
  }

  @Test
  void who_asks_too_often_is_told_when_to_come_back(
      @ArquillianResource @OperateOnDeployment("on") URL application) {
    List<HttpResponse<String>> answers =
        IntStream.range(0, 600)
            .mapToObj(i -> Http.get(application, "isr/admin/status", OPERATOR))
            .toList();

    assertThat(answers.subList(0, 200)).allMatch(answer -> answer.statusCode() == 200);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
              assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                  .startsWith("application/problem+json");
              assertThat(answer.body()).contains("\"code\":\"rate\"");
            });
  }
}
