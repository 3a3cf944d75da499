package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.freshet.it.server.Http;

/** One request to an application, and what it must be answered with. */
final class Errand {

  private final URL application;
  private final String path;
  private final HttpResponse<String> response;

  private Errand(URL application, String path, HttpRequest.Builder request) {
    this.application = application;
    this.path = path;
    this.response = Http.send(request);
  }

  static Errand get(URL application, String path, String... headers) {
    return new Errand(application, path, Http.request(application, "api/" + path, headers).GET());
  }

  static Errand send(
      URL application, String method, String path, String type, String body, String... headers) {
    return new Errand(
        application,
        path,
        Http.request(application, "api/" + path, headers)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> response() {
    return response;
  }

  String header(String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  Errand answers(int status) {
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(status);
    return this;
  }

  /** The whole body is the problem of a status. */
  Errand is(int status, String title) {
    return is(status, "about:blank", title, "");
  }

  /** The whole body is this problem, byte for byte. */
  Errand is(int status, String type, String title, String more) {
    assertThat(header("Vary")).isEqualTo("Accept");
    return isWithoutVary(status, type, title, more);
  }

  /** The same where nobody gets a page. */
  Errand isWithoutVary(int status, String type, String title, String more) {
    isProblem(status);
    assertThat(response.body()).isEqualTo(start(status, type, title) + more + "}");
    return this;
  }

  /** The whole body is that of a request with errors. */
  Errand isInvalid(String... errors) {
    return is(
        422,
        "about:blank",
        "Unprocessable Content",
        ",\"errors\":[" + String.join(",", errors) + "]");
  }

  /** The whole body says that the server failed, and an id. */
  Errand isFailure() {
    isProblem(500);
    String start = start(500, "about:blank", "Internal Server Error");
    assertThat(response.body()).startsWith(start);
    assertThat(response.body().substring(start.length())).matches(",\"trace\":\"[0-9a-f]{32}\"}");
    return this;
  }

  private void isProblem(int status) {
    answers(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
  }

  private String start(int status, String type, String title) {
    String instance = application.getPath() + "api/" + path.split("\\?")[0];
    return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"instance\":\"%s\""
        .formatted(type, title, status, instance);
  }
}
