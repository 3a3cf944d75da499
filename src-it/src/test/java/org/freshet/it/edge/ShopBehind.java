package org.freshet.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.server.Http;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The bookshop as its visitors reach it, behind a proxy, and as its editors change it.
 *
 * @param application where the shop itself is
 * @param port where the proxy is
 */
record ShopBehind(URL application, int port) {

  private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");
  private static final String EDITOR =
      "Basic "
          + Base64.getEncoder().encodeToString("editor:editor".getBytes(StandardCharsets.UTF_8));

  /** The shop with these settings, each {@code name=value}. */
  static Archive<?> archive(String name, String... settings) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .merge(
            ShrinkWrap.createFromZipFile(
                WebArchive.class, new File(System.getProperty("freshet.shop"))))
        .addAsResource(
            new StringAsset(String.join("\n", settings)),
            "META-INF/microprofile-config.properties");
  }

  HttpResponse<String> get(String path, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + port + application.getPath());
    HttpResponse<String> response = Http.get(url(uri), path, headers);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Asks the shop itself as the proxy does. */
  HttpResponse<String> getDirectly(String path) {
    return Http.get(application, path);
  }

  /** Asks again and again until an answer is as wanted; returns all answers, that one last. */
  List<HttpResponse<String>> askUntil(
      String what, String path, Predicate<HttpResponse<String>> wanted) {
    List<HttpResponse<String>> all = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    do {
      assertThat(System.nanoTime())
          .as("still not: %s; last %s", what, all.isEmpty() ? "" : told(all.get(all.size() - 1)))
          .isLessThan(end);
      all.add(get(path));
      LockSupport.parkNanos(2_000_000);
    } while (!wanted.test(all.get(all.size() - 1)));
    return all;
  }

  private static String told(HttpResponse<String> response) {
    return response.headers().map() + " " + title(response);
  }

  /** Gives a book another title, as an editor does. */
  void rename(long book, String title) {
    String now = Http.get(application, "api/v1/books/" + book, "Cache-Control", "no-cache").body();
    String changed = TITLE.matcher(now).replaceFirst("\"title\":\"" + title + "\"");
    HttpRequest.Builder put =
        Http.request(
                application,
                "api/v1/books/" + book,
                "Authorization",
                EDITOR,
                "Content-Type",
                "application/json")
            .PUT(BodyPublishers.ofString(changed));
    HttpResponse<String> answer = Http.send(put);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  static String title(HttpResponse<String> response) {
    Matcher title = TITLE.matcher(response.body());
    return title.find() ? title.group(1) : "";
  }

  static String header(HttpResponse<String> response, String name) {
    return String.join(" | ", response.headers().allValues(name));
  }

  /** What the proxy says of itself. */
  static String cacheStatus(HttpResponse<String> response) {
    return header(response, "Cache-Status");
  }
}
