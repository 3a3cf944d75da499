package org.freshet.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
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

/** The bookshop's books as programs read and change them. */
@ExtendWith(ArquillianExtension.class)
class CatalogueIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("freshet.shop")));
  }

  @Test
  void page_after_page_shows_every_book_once() {
    String first = books("size=100");
    int total = Integer.parseInt(values(first, "total").get(0));
    assertThat(total).isGreaterThanOrEqualTo(300);

    List<String> isbns = new ArrayList<>();
    for (int page = 1; page <= Integer.parseInt(values(first, "pages").get(0)); page++) {
      isbns.addAll(values(books("size=100&page=" + page), "isbn13"));
    }
    assertThat(isbns).hasSize(total);
    assertThat(new HashSet<>(isbns)).hasSize(total);
    assertThat(get("size=100&page=99").statusCode()).isEqualTo(404);
  }

  @Test
  void books_are_ordered_as_asked_for() {
    Comparator<Integer> up = Comparator.naturalOrder();
    assertThat(numbers(books("order=year&size=100"), "year")).isSortedAccordingTo(up);
    assertThat(numbers(books("order=-year&size=100"), "year")).isSortedAccordingTo(up.reversed());
    assertThat(numbers(books("order=price&size=100"), "priceMinor")).isSortedAccordingTo(up);
    assertThat(numbers(books("order=-price&size=100"), "priceMinor"))
        .isSortedAccordingTo(up.reversed());
    assertThat(values(books("order=title&size=5"), "isbn13"))
        .isNotEqualTo(values(books("order=-title&size=5"), "isbn13"));
  }

  @Test
  void books_are_filtered_as_asked_for() {
    assertThat(numbers(books("yearFrom=1850&yearTo=1900&size=100"), "year"))
        .isNotEmpty()
        .allMatch(year -> year >= 1850 && year <= 1900);
    assertThat(values(books("q=THE&size=100"), "title"))
        .isNotEmpty()
        .allMatch(title -> title.toLowerCase(Locale.ROOT).contains("the"));
    assertThat(shelves("category=1&size=100")).isNotEmpty().allMatch(shelf -> shelf.equals("1"));
    assertThat(values(books("q=no+such+book"), "title")).isEmpty();
  }

  @Test
  void only_an_editor_changes_a_book_and_then_everybody_sees_it() {
    String before = Http.get(application, "api/v1/books/7").body();
    String title = values(before, "title").get(0);
    String changed = before.replace('"' + title + '"', "\"Changed " + title + '"');

    assertThat(put(7, changed).statusCode()).isEqualTo(401);
    assertThat(put(7, changed, "Authorization", basic("reader")).statusCode()).isEqualTo(403);
    assertThat(Http.get(application, "api/v1/books/7").body()).isEqualTo(before);

    HttpResponse<String> edited = put(7, changed, "Authorization", basic("editor"));
    assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!isShown("Changed " + title)) {
      assertThat(System.nanoTime()).as("everybody sees it").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
    // An edit of what has been changed meanwhile is refused.
    assertThat(put(7, changed, "Authorization", basic("editor")).statusCode()).isEqualTo(409);
  }

  private boolean isShown(String title) {
    return Http.get(application, "api/v1/books/7").body().contains(title)
        && Http.get(application, "books/7").body().contains("Changed ");
  }

  private HttpResponse<String> put(int book, String body, String... headers) {
    return Http.send(
        Http.request(application, "api/v1/books/" + book, headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String query) {
    return Http.get(application, "api/v1/books?" + query);
  }

  private String books(String query) {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** The identifiers of the shelves of the books that are found. */
  private List<String> shelves(String query) {
    return Pattern.compile("\"category\":\\{\"id\":(\\d+)")
        .matcher(books(query))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<Integer> numbers(String json, String name) {
    return values(json, name).stream().map(Integer::valueOf).toList();
  }

  /** The values of a name, in order: a number, or a text without its quotes. */
  private static List<String> values(String json, String name) {
    return Pattern.compile('"' + name + "\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+))")
        .matcher(json)
        .results()
        .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static String basic(String user) {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
  }
}
