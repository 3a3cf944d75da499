package org.freshet.conformance;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The suite's server, as the application reaches it. */
final class Upstream {

  private static final String ORIGIN =
      System.getProperty("conformance.upstream", "http://127.0.0.1:8000");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Of the connection, or set by the client itself. */
  private static final Set<String> NOT_HANDED_ON =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  /** The container frames the body itself. */
  private static final Set<String> NOT_HANDED_BACK = Set.of("content-length", "transfer-encoding");

  private Upstream() {}

  /** What the suite's server answers; 502 if it does not. */
  static Response ask(String method, URI uri, HttpHeaders headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ORIGIN + target(uri)))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    // By name: the entries of RESTEasy's map are those the request came with, whatever was set
    // since.
    for (String name : headers.getRequestHeaders().keySet()) {
      handOn(request, name, headers.getRequestHeader(name));
    }
    try {
      return answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return Response.status(Response.Status.BAD_GATEWAY).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Response.status(Response.Status.GATEWAY_TIMEOUT).build();
    }
  }

  private static void handOn(HttpRequest.Builder request, String name, List<String> values) {
    if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }

  private static Response answer(HttpResponse<byte[]> answer) {
    Response.ResponseBuilder response = Response.status(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_HANDED_BACK.contains(name) && !isOfConnection(name, values)) {
                values.forEach(value -> response.header(name, value));
              }
            });
    if (answer.body().length > 0) {
      response.entity(answer.body());
    }
    return response.build();
  }

  /** What the suite's server itself says of its connection, not what a test makes it say. */
  private static boolean isOfConnection(String name, List<String> values) {
    return name.equals("connection") && values.equals(List.of("keep-alive"))
        || name.equals("keep-alive") && values.get(0).startsWith("timeout=");
  }

  private static String target(URI uri) {
    String query = uri.getRawQuery();
    return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
  }
}
