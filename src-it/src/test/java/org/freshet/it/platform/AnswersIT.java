package org.freshet.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.freshet.it.platform.app.Answers;
import org.freshet.it.platform.app.Item;
import org.freshet.it.platform.app.Money;
import org.freshet.it.platform.app.News;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Data, texts, cookies, redirects, streams, events. No library. */
@ExtendWith(ArquillianExtension.class)
class AnswersIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.bareWar(
        Answers.class, Item.class, Item.Author.class, Money.class, Money.Adapter.class, News.class);
  }

  @Test
  void an_object_is_json_with_what_it_shows_under_the_names_it_says() {
    assertThat(get("item").body())
        .isEqualTo(
            "{\"authors\":[{\"name\":\"Jane Austen\"}],\"price\":\"1250 GBP\","
                + "\"short_title\":\"E\",\"title\":\"Emma\"}");
  }

  @Test
  void what_comes_in_may_be_more_and_less_than_what_leaves() {
    HttpResponse<String> taken =
        send(
            "POST",
            "item",
            "{\"title\":\"T\",\"password\":\"p\",\"price\":\"7 EUR\",\"short_title\":\"x\"}",
            "Content-Type",
            "application/json");

    assertThat(taken.body()).isEqualTo("T p 7");
  }

  @Test
  void texts_bytes_and_pages_leave_as_what_they_are_and_nothing_as_204() {
    assertThat(type(get("text"))).startsWith("text/plain");
    assertThat(type(get("bytes"))).isEqualTo("application/octet-stream");
    assertThat(get("bytes").body()).hasSize(3);
    assertThat(type(get("page"))).startsWith("text/html");
    assertThat(send("DELETE", "item", "").statusCode()).isEqualTo(204);
  }

  @Test
  void a_redirect_is_resolved_against_the_application() {
    HttpResponse<String> moved = get("moved");

    assertThat(moved.statusCode()).isEqualTo(307);
    assertThat(moved.headers().firstValue("Location")).hasValue(application + "api/answers/text");
  }

  @Test
  void a_cookie_says_where_and_how_long_it_holds_and_can_be_taken_back() {
    assertThat(send("POST", "login", "").headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("theme=dark")
        .containsIgnoringCase("Path=/")
        .containsIgnoringCase("Max-Age=3600")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("Secure")
        .containsIgnoringCase("SameSite=Lax");
    assertThat(send("POST", "logout", "").headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("Max-Age=0");
  }

  @Test
  void a_stream_is_written_as_it_is_made_under_the_name_of_a_file() {
    HttpResponse<String> report = get("report");

    assertThat(report.body()).isEqualTo("1\n2\n3\n");
    assertThat(report.headers().firstValue("Content-Disposition").orElse(""))
        .contains("report.csv");
  }

  @Test
  void events_come_with_ids_and_go_on_after_the_last_one_that_arrived() {
    HttpResponse<String> all = Http.get(application, "api/news", "Accept", "text/event-stream");

    assertThat(type(all)).startsWith("text/event-stream");
    assertThat(all.body().lines().filter(line -> line.startsWith("data:")))
        .extracting(line -> line.substring(5).strip())
        .containsExactly("news 1", "news 2", "news 3");
    assertThat(
            Http.get(application, "api/news", "Accept", "text/event-stream", "Last-Event-ID", "2")
                .body()
                .lines()
                .filter(line -> line.startsWith("data:")))
        .hasSize(1);
  }

  private HttpResponse<String> get(String path) {
    return Http.get(application, "api/answers/" + path);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return Http.send(
        Http.request(application, "api/answers/" + path, headers)
            .method(method, BodyPublishers.ofString(body)));
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }
}
