package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.server.Http;

/** One answer of an application that answers in parts. */
record Page(URL application, HttpResponse<String> response) {

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([A-Za-z0-9_-]+)\"");

  static Page get(URL application, String path, String... headers) {
    return new Page(application, Http.get(application, "api/" + path, headers));
  }

  /** The page that its Link names. */
  Page next(String... headers) {
    Matcher matcher = NEXT.matcher(header("Link"));
    assertThat(matcher.find()).as("%s", this).isTrue();
    URI target = URI.create(application.toString()).resolve(matcher.group(1));
    return new Page(application, Http.get(application, target.toString(), headers));
  }

  String header(String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  String cursor() {
    Matcher matcher = CURSOR.matcher(response.body());
    assertThat(matcher.find()).as("%s", this).isTrue();
    return matcher.group(1);
  }

  /** The entity tag of a part, as it stands in {@code If-None-Match}. */
  String etag(String part) {
    Matcher matcher =
        Pattern.compile("\\\\\"(" + part + ":[\\w-]+)\\\\\"").matcher(response.body());
    assertThat(matcher.find()).as("%s", this).isTrue();
    return "\"" + matcher.group(1) + "\"";
  }

  Page answers(int status) {
    assertThat(response.statusCode()).as("%s", this).isEqualTo(status);
    return this;
  }

  /** The body, without what differs each time. */
  String body() {
    return response
        .body()
        .replaceAll(
            "\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"", "\"timestamp\":\"T\"")
        .replaceAll("\"ms\":\\d+", "\"ms\":0")
        .replaceAll("\"trace\":\"[0-9a-f]{32}\"", "\"trace\":\"X\"")
        .replaceAll(",\"etag\":\"\\\\\"[A-Za-z_]+:[\\w-]{20}\\\\\"\"", "")
        .replaceAll("\"cursor\":\"[A-Za-z0-9_-]{60,200}\"", "\"cursor\":\"C\"");
  }

  Page says(String expected) {
    assertThat(body()).isEqualTo(expected);
    return this;
  }

  /** A problem with this detail, and where to begin again. */
  Page isProblem(int status, String detail) {
    answers(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(header("Cache-Control")).startsWith("private, no-store");
    assertThat(header("Link")).contains("rel=\"first\"").doesNotContain("cursor=");
    assertThat(response.body()).contains("\"detail\":\"" + detail + "\"");
    return this;
  }

  @Override
  public String toString() {
    return response.statusCode() + " " + response.headers().map() + " " + response.body();
  }
}
