package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.loaded.Book;
import org.freshet.it.loaded.Shelf;
import org.freshet.it.loaded.ShelfPages;
import org.freshet.it.loaded.Shelves;
import org.freshet.it.loaded.Untold;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that declare no tag, and what renews them. */
@ExtendWith(ArquillianExtension.class)
class LoadedPagesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AtomicInteger COPIES = new AtomicInteger();

  @ArquillianResource URL application;
  @ArquillianResource Server server;
  private String copy;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
            Archives.war(ShelfPages.class, Shelves.class, Shelves.Complaint.class)
                .addClasses(Book.class, Shelf.class, Untold.class),
            "isr.mode=development",
            "isr.tags.from-loaded-entities=true")
        .addAsResource(
            Archives.persistence(
                "shop",
                "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                Book.class,
                Shelf.class,
                Untold.class),
            "META-INF/persistence.xml");
  }

  @BeforeEach
  void two_books_on_a_shelf_and_pages_of_our_own() {
    copy = "copy" + COPIES.incrementAndGet();
    post("reset");
  }

  @Test
  void a_page_is_renewed_when_an_entity_it_loaded_has_changed_and_another_is_not() {
    String page = awaitKept(copy + "/book/1");
    String other = awaitKept(copy + "/book/2");
    assertThat(page).startsWith("a ");

    post("book/1/changed");

    awaitShown(copy + "/book/1", "changed ");
    assertThat(get(copy + "/book/2").body()).isEqualTo(other);
  }

  @Test
  void a_page_whose_entity_came_from_a_shared_cache_is_renewed_too() {
    awaitKept(copy + "/book/1");
    awaitKept(copy + "-second/book/1");
    awaitKept(copy + "-third/plain/1");
    awaitKept(copy + "-fourth/plain/1");

    post("book/1/changed");

    awaitShown(copy + "-second/book/1", "changed ");
    awaitShown(copy + "-third/plain/1", "changed ");
    awaitShown(copy + "-fourth/plain/1", "changed ");
  }

  @Test
  void a_page_of_a_lazy_collection_is_renewed_when_an_element_has_changed() {
    assertThat(awaitKept(copy + "/shelf/1")).startsWith("a+b ");
    assertThat(awaitKept(copy + "/books")).startsWith("a+b ");

    post("book/2/changed");

    awaitShown(copy + "/shelf/1", "a+changed ");
    awaitShown(copy + "/books", "a+changed ");
  }

  @Test
  void a_bulk_statement_that_says_what_it_changes_renews_and_is_not_warned_of() {
    awaitKept(copy + "/book/1");
    awaitKept(copy + "/shelf/1");
    String before = server.logged();

    post("bulk/bulky");

    awaitShown(copy + "/book/1", "bulky ");
    awaitShown(copy + "/shelf/1", "b+bulky ");
    assertThat(server.logged().substring(before.length())).doesNotContain("ISR0042");
  }

  @Test
  void a_bulk_statement_that_says_nothing_is_warned_of_once() {
    String before = server.logged();
    post("unsaid/first");
    post("unsaid/second");
    awaitLogged(before, "@RevalidatesEntity(Book.class)");

    assertThat(warnings(before)).isEqualTo(1);
    post("unsaid-sql/third");
    awaitLogged(before, "update loaded_book set title = ?");
    assertThat(warnings(before)).isEqualTo(2);
  }

  @Test
  void a_change_that_the_listener_sees_is_not_warned_of() {
    String before = server.logged();
    awaitKept(copy + "/book/1");
    post("book/1/seen");
    awaitShown(copy + "/book/1", "seen ");

    assertThat(server.logged().substring(before.length())).doesNotContain("ISR0042");
  }

  private int warnings(String before) {
    return server.logged().substring(before.length()).split("ISR0042:", -1).length - 1;
  }

  private HttpResponse<String> get(String page) {
    return Http.get(application, "api/loaded/" + page);
  }

  private void post(String what) {
    assertThat(
            Http.send(Http.request(application, "api/loaded/" + what).POST(BodyPublishers.noBody()))
                .statusCode())
        .as(what)
        .isEqualTo(204);
  }

  /** Waits until a page is answered from store as fresh; tells what it says. */
  private String awaitKept(String page) {
    return await(page, "");
  }

  private void awaitShown(String page, String beginning) {
    await(page, beginning);
  }

  private String await(String page, String beginning) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> response = get(page);
      String status = response.headers().firstValue("Cache-Status").orElse("");
      String control = response.headers().firstValue("Cache-Control").orElse("");
      boolean kept = status.contains("; hit") && !control.contains("s-maxage=0");
      if (kept && response.body().startsWith(beginning)) {
        return response.body();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            page + " still says '" + response.body() + "', " + status + ", not '" + beginning);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void awaitLogged(String before, String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.logged().substring(before.length()).contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not logged: " + text);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
