package org.freshet.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.freshet.it.platform.app.Inputs;
import org.freshet.it.platform.app.Isbn;
import org.freshet.it.platform.app.Ordered;
import org.freshet.it.platform.app.Search;
import org.freshet.it.platform.app.Shelfmark;
import org.freshet.it.platform.app.Stay;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parameters, bodies, constraints, uploads; what is wrong is told by the problems. */
@ExtendWith(ArquillianExtension.class)
class InputsIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.essentialsWar(
            Inputs.class,
            Search.class,
            Isbn.class,
            Isbn.Converters.class,
            Stay.class,
            Ordered.class,
            Ordered.Check.class,
            Shelfmark.class)
        .addClass(Isbn.class.getName() + "$Hyphens");
  }

  @Test
  void parameters_that_belong_together_come_as_one_object() {
    assertThat(get("search?q=x", "Accept-Language", "de", "Cookie", "theme=dark").body())
        .isEqualTo("x 10 de dark");
    assertThat(get("search?q=x&limit=20", "Accept-Language", "de").body())
        .isEqualTo("x 20 de light");
    assertThat(get("search", "Accept-Language", "de").statusCode()).isEqualTo(422);
    assertThat(get("search?q=x&limit=51", "Accept-Language", "de").statusCode()).isEqualTo(422);
  }

  @Test
  void a_type_of_the_application_is_a_parameter() {
    assertThat(get("isbn/978-0-14-143958-7").body()).isEqualTo("9780141439587");
    assertThat(get("isbn/978").statusCode()).isEqualTo(400);
  }

  @Test
  void everything_of_a_request_can_be_asked_for() {
    assertThat(get("request/7?x=1&x=2", "X-From", "me", "Cookie", "theme=dark").body())
        .isEqualTo("GET /inputs/request/7 7 [1, 2] me dark true");
  }

  @Test
  void a_file_is_a_part_with_a_name_a_type_and_a_stream() {
    assertThat(upload("image/png", 10).body()).isEqualTo("Emma a.png 10");
    assertThat(upload("text/html", 10).statusCode()).isEqualTo(415);
    assertThat(upload("image/png", 1001).statusCode()).isEqualTo(413);
  }

  @Test
  void constraints_of_members_and_of_the_whole_are_all_told() {
    assertThat(stay("{'from':'2026-01-01','until':'2026-01-03','room':' A12 '}").body())
        .isEqualTo("2026-01-01 to 2026-01-03");
    HttpResponse<String> wrong = stay("{'from':'2026-01-01','room':'12','note':'too long'}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("#/until", "#/room", "must be a letter and up to three digits", "#/note");
    assertThat(stay("{'from':'2026-01-03','until':'2026-01-01','room':'A1'}").body())
        .contains("must end after it begins", "\"pointer\":\"#\"");
  }

  private HttpResponse<String> get(String path, String... headers) {
    return Http.get(application, "api/inputs/" + path, headers);
  }

  private HttpResponse<String> stay(String body) {
    return Http.send(
        Http.request(application, "api/inputs/stay", "Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private HttpResponse<String> upload(String type, int size) {
    String body =
        """
        --x
        Content-Disposition: form-data; name="title"

        Emma
        --x
        Content-Disposition: form-data; name="cover"; filename="a.png"
        Content-Type: %s

        %s
        --x--
        """
            .formatted(type, "i".repeat(size))
            .replace("\n", "\r\n");
    return Http.send(
        Http.request(
                application, "api/inputs/upload", "Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(body)));
  }
}
