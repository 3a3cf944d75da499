package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Library;
import org.freshet.it.cache.app.Operator;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Promises;
import org.freshet.it.cache.app.Shelf;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Volume;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is promised on the page of promises in the documentation, and shown nowhere else. Each is
 * what a well-meant cache of this kind got wrong.
 */
@ExtendWith(ArquillianExtension.class)
class PromisesIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Promises.class,
                Pages.class,
                Library.class,
                Shelf.class,
                Volume.class,
                Stage.class,
                Control.class,
                Operator.class)
            .addAsResource(
                Archives.persistence(
                    "library",
                    "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                    Shelf.class,
                    Volume.class),
                "META-INF/persistence.xml"),
        "isr.warmup.concurrency=2");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void what_nobody_annotated_leaves_without_a_word_about_caching() {
    String[] account = {"Authorization", "Bearer t0ken"};
    for (Reply reply :
        List.of(
            site.get("promises/personal", account).answers(200).says("for Bearer t0ken 1"),
            site.get("promises/personal").answers(200).says("for null 2"),
            site.get("promises/login").answers(303),
            site.get("promises/missing").answers(404),
            site.send("POST", "promises/personal", "").answers(405),
            site.get("promises/no-such-path").answers(404))) {
      assertThat(reply.cacheControl()).as("%s", reply).doesNotContain("public", "max-age");
      assertThat(reply.headers()).doesNotContainKeys("Cache-Status", "Age");
    }
  }

  @Test
  void what_a_page_says_while_it_is_made_renews_it_and_its_failure_is_nobodys_to_keep() {
    site.get("promises/showing/late").isStored().says("one 1");
    site.revalidate("shown:one");
    Site.until("renewed", () -> site.get("promises/showing/late").body().equals("one 2"));

    site.direct("failing", "broken");
    for (int i = 0; i < 2; i++) {
      site.get("promises/showing/failing").answers(500).isNobodysToKeep();
    }
    site.direct("failing", "mended");
    site.get("promises/showing/failing").isStored().says("mended 1");
  }

  @Test
  void no_renewal_begins_before_the_commit_and_it_shows_what_was_committed() {
    site.send("POST", "library/shelves/41", "").answers(200);
    site.send("POST", "library/shelves/41/410/old", "").answers(200);
    Site.until("settled", () -> isFresh(site.get("library/volumes/410")));
    int runs = site.runs("volume-410");
    site.hold("slowly-410");

    CompletableFuture<Reply> editor =
        CompletableFuture.supplyAsync(
            () -> site.send("POST", "library/volumes/410/slowly/new", ""));
    site.awaitHeld("slowly-410", 1);

    // The database has been told, and nobody else has.
    for (int i = 0; i < 20; i++) {
      assertThat(isFresh(site.get("library/volumes/410").says("old"))).isTrue();
    }
    assertThat(site.runs("volume-410")).isEqualTo(runs);

    site.open("slowly-410");
    editor.join().answers(200);
    Site.until("renewed", () -> site.runs("volume-410") == runs + 1);
    Site.until("stored", () -> isFresh(site.get("library/volumes/410")));
    site.get("library/volumes/410").isHit().says("new");
    assertThat(site.runs("volume-410")).isEqualTo(runs + 1);
  }

  @Test
  void three_raises_of_ten_pages_renew_each_once_and_those_under_way_once_more() {
    List<String> pages = IntStream.range(0, 10).mapToObj(i -> "ten-" + i).toList();
    pages.forEach(page -> site.get("pages/" + page + "/in/ten").isStored());
    site.hold("ten", 2);

    site.revalidate("group:ten");
    site.awaitHeld("ten", 2);
    site.revalidate("group:ten");
    site.revalidate("group:ten");
    // Begun after they were told of it, a renewal need not be made again.
    Site.until(
        "the queue knows of both",
        () -> raises().stream().limit(2).allMatch(raise -> raise.contains(" RUNNING 10 0 0 ")));
    site.open("ten");

    Site.until("two more", () -> pages.stream().mapToInt(site::runs).sum() >= 10 + 10 + 2);
    Site.until(
        "all fresh",
        () -> pages.stream().allMatch(page -> isFresh(site.get("pages/" + page + "/in/ten"))));
    assertThat(pages.stream().mapToInt(site::runs).sum()).isEqualTo(10 + 10 + 2);
  }

  @Test
  void a_page_is_not_renewed_for_what_it_showed_once() {
    site.get("promises/showing/once").isStored().says("one 1");
    site.direct("once", "two");
    site.revalidate("page:once");
    Site.until("renewed", () -> site.get("promises/showing/once").body().equals("two 2"));
    Site.until("fresh", () -> isFresh(site.get("promises/showing/once")));

    site.revalidate("shown:one");

    assertThat(isFresh(site.get("promises/showing/once").says("two 2"))).isTrue();
    site.revalidate("shown:two");
    Site.until("renewed", () -> site.get("promises/showing/once").body().equals("two 3"));
    assertThat(site.runs("once")).isEqualTo(3);
  }

  /** Newest first: number, state, known, done, failed, caller, cause. */
  private List<String> raises() {
    return site.get("operator/raises").answers(200).body().lines().toList();
  }

  private static boolean isFresh(Reply reply) {
    return reply.cacheStatus().contains("; hit;") && reply.cacheControl().contains("s-maxage=300");
  }
}
