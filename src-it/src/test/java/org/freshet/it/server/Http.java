package org.freshet.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client that does as it is told: HTTP/1.1, no redirects followed, no cookies kept. */
public final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /**
   * One GET.
   *
   * @param base where the application is deployed
   * @param path relative to the application, such as {@code api/posts/1}
   * @param headers names and values in turn
   */
  public static HttpResponse<String> get(URL base, String path, String... headers) {
    return send(request(base, path, headers).GET());
  }

  /** A request to build on, with a time-out that ends a hanging test. */
  public static HttpRequest.Builder request(URL base, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.toString()).resolve(path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Sends the request and reads the body as text. */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
