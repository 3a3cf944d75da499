package org.freshet.it.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A price is changed, and whoever looks meanwhile never waits. */
@ExtendWith(ArquillianExtension.class)
class ShopRenewalIT {

  private static final String LIST = "books";
  private static final String DETAIL = "books/366";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("freshet.shop")));
  }

  @Test
  void a_changed_price_reaches_the_list_and_the_detail_behind_their_readers() {
    read(LIST);
    read(DETAIL);
    assertThat(status(read(LIST))).contains("hit");
    assertThat(status(read(DETAIL))).contains("hit");

    changePrice(4321);

    awaitPrice(DETAIL);
    awaitPrice(LIST);
  }

  @Test
  void the_page_of_an_edit_is_for_editors_and_kept_nowhere() {
    HttpResponse<String> nobody = Http.get(application, "books/20/edit");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(Http.get(application, "books/20/edit", account("reader")).statusCode())
        .isEqualTo(403);
    HttpResponse<String> editor = Http.get(application, "books/20/edit", account("editor"));
    assertThat(editor.statusCode()).isEqualTo(200);
    assertThat(editor.headers().firstValue("Cache-Control").orElse("")).startsWith("no-store");
    assertThat(Http.get(application, "books/999999/edit", account("editor")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_edit_changes_the_book_only_with_the_token_of_its_page() {
    String page = Http.get(application, "books/21/edit", account("editor")).body();
    String fields =
        "version="
            + value(page, "version")
            + "&title=Forged&price=1.00&category=1&year=1999&isbn13="
            + value(page, "isbn13");

    assertThat(sent("books/21/edit", fields).statusCode()).isEqualTo(403);
    assertThat(sent("books/21/edit", fields + "&token=99999999999.00").statusCode()).isEqualTo(403);
    String other = Http.get(application, "books/22/edit", account("editor")).body();
    assertThat(sent("books/21/edit", fields + "&token=" + value(other, "token")).statusCode())
        .isEqualTo(403);
    assertThat(read("api/v1/books/21").body()).doesNotContain("Forged");

    HttpResponse<String> done = sent("books/21/edit", fields + "&token=" + value(page, "token"));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location").orElse("")).endsWith("/edit?saved=true");
    HttpResponse<String> again = sent("books/21/edit", fields + "&token=" + value(page, "token"));
    assertThat(again.statusCode()).as("an old version").isEqualTo(409);
  }

  private static String value(String page, String field) {
    Matcher matcher =
        Pattern.compile("name=\"" + field + "\"[^>]*value=\"([^\"]*)\"").matcher(page);
    assertThat(matcher.find()).as(field).isTrue();
    return matcher.group(1);
  }

  private HttpResponse<String> sent(String path, String form) {
    return Http.send(
        Http.request(application, path, account("editor"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String[] account(String name) {
    return new String[] {
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8))
    };
  }

  /** Looks until the new price is there; no look may find the page being made for it. */
  private void awaitPrice(String page) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    HttpResponse<String> seen = read(page);
    while (!seen.body().contains("\u00a343.21")) {
      assertThat(System.nanoTime()).as("%s shows the new price", page).isLessThan(end);
      assertThat(status(seen)).as(page).contains("hit");
      LockSupport.parkNanos(20_000_000);
      seen = read(page);
    }
    assertThat(status(seen)).as(page).contains("hit");
  }

  private void changePrice(int pence) {
    String book = Http.get(application, "api/v1/books/366").body();
    String changed = book.replaceFirst("\"priceMinor\":[0-9]+", "\"priceMinor\":" + pence);
    String account = Base64.getEncoder().encodeToString("editor:editor".getBytes(UTF_8));
    HttpResponse<String> answer =
        Http.send(
            Http.request(
                    application,
                    "api/v1/books/366",
                    "Authorization",
                    "Basic " + account,
                    "Content-Type",
                    "application/json")
                .PUT(BodyPublishers.ofString(changed)));
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> read(String page) {
    HttpResponse<String> answer = Http.get(application, page);
    assertThat(answer.statusCode()).as(page).isEqualTo(200);
    return answer;
  }

  private static String status(HttpResponse<String> answer) {
    return answer.headers().firstValue("Cache-Status").orElse("");
  }
}
