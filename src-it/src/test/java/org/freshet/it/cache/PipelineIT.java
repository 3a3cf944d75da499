package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Operator;
import org.freshet.it.cache.app.Ordered;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.UnwritableWriter;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The renewal of many pages, as an operator sees and directs it: one at a time, tried once. */
@ExtendWith(ArquillianExtension.class)
class PipelineIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Operator.class,
                Pages.class,
                Ordered.class,
                Directed.class,
                MappedMapper.class,
                UnwritableWriter.class,
                Stage.class,
                Control.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        "isr.warmup.attempts=1",
        "isr.warmup.concurrency=1",
        "isr.warmup.batch-size=20",
        "isr.warmup.rate=10000",
        "isr.warmup.breaker.failures=3",
        "isr.warmup.breaker.pause=PT2S");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  private long raise(String verb, String what) {
    Reply reply = site.send("POST", "operator/" + verb, what, "Content-Type", "text/plain");
    return Long.parseLong(reply.answers(200).body());
  }

  private String operator(String method, String path, String body) {
    return site.send(method, "operator/" + path, body, "Content-Type", "text/plain")
        .answers(200)
        .body();
  }

  /** Of one raise: state, known, done, failed, caller, cause. */
  private String progress(long raise) {
    return operator("GET", "raises", null)
        .lines()
        .filter(line -> line.startsWith(raise + " "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst()
        .orElse("unknown");
  }

  private int done(long raise) {
    String progress = progress(raise);
    return progress.equals("unknown") ? 0 : Integer.parseInt(progress.split(" ")[2]);
  }

  private void awaitBody(String page, String body) {
    Site.until(page + " is " + body, () -> site.get(page).body().equals(body));
  }

  @Test
  void a_prefix_is_revalidated_and_what_only_begins_alike_is_not() {
    site.get("pages/books").isStored();
    site.get("pages/books/in/shelf").isStored().says("books 2");
    site.get("pages/bookstore").isStored().says("bookstore 1");

    long raise = raise("revalidatePrefix", site.path("pages/books"));

    Site.until("both", () -> progress(raise).startsWith("DONE 2 2 0"));
    assertThat(site.runs("books")).isEqualTo(4);
    site.get("pages/books").isHit();
    site.get("pages/books/in/shelf").isHit();
    site.get("pages/bookstore").isHit().says("bookstore 1");
    assertThat(progress(raise)).endsWith(" null Revalidator.revalidatePrefix");
  }

  @Test
  void a_prefix_is_expired() {
    site.get("pages/gone").isStored().says("gone 1");
    site.get("pages/gone-not").isStored().says("gone-not 1");

    raise("expirePrefix", site.path("pages/gone/"));

    assertThat(site.get("pages/gone").answers(200).body()).isNotEqualTo("gone 1");
    site.get("pages/gone-not").isHit().says("gone-not 1");
  }

  @Test
  void a_path_is_expired_alone() {
    site.get("pages/path").isStored().says("path 1");
    site.get("pages/path/in/shelf").isStored().says("path 2");

    raise("expirePath", site.path("pages/path"));

    assertThat(site.get("pages/path").answers(200).body()).isNotEqualTo("path 1");
    site.get("pages/path/in/shelf").isHit().says("path 2");
  }

  @Test
  void a_route_is_revalidated_and_expired() {
    site.get("pages/route/translated").isStored().says("null 1");
    site.get("pages/route").isStored().says("route 1");

    raise("revalidateRoute", "translated");
    awaitBody("pages/route/translated", "null 2");
    site.get("pages/route").isHit().says("route 1");

    raise("expireRoute", "translated");
    assertThat(site.get("pages/route/translated").answers(200).body()).isNotEqualTo("null 2");
    site.get("pages/route").isHit().says("route 1");
  }

  @Test
  void everything_is_expired_at_once() {
    site.get("pages/every").isStored().says("every 1");

    raise("expireAll", "");

    assertThat(site.get("pages/every").answers(200).body()).isNotEqualTo("every 1");
  }

  @Test
  void pages_that_are_asked_for_most_are_renewed_first() {
    List<String> pages = List.of("cold", "warm", "hot", "cool");
    pages.forEach(page -> site.get("ordered/" + page).isStored());
    IntStream.range(0, 12).forEach(i -> site.get("ordered/hot").isHit());
    IntStream.range(0, 6).forEach(i -> site.get("ordered/warm").isHit());
    IntStream.range(0, 2).forEach(i -> site.get("ordered/cool").isHit());

    site.revalidate("ordered");

    Site.until("all", () -> site.notes("order").size() == 8);
    assertThat(site.notes("order").subList(4, 8)).containsExactly("hot", "warm", "cool", "cold");
  }

  @Test
  void a_large_raise_is_renewed_completely_and_shows_its_progress() {
    IntStream.range(0, 1500).forEach(i -> site.get("pages/large-" + i + "/in/large").isStored());

    String raise = site.revalidate("group:large").split(" ")[0];
    long number = Long.parseLong(raise);

    for (int part = 1; part <= 5; part++) {
      int least = part * 300;
      Site.until(least + " are renewed", () -> done(number) >= least);
    }
    Site.until("the end", () -> progress(number).startsWith("DONE 1500 1500 0"));
    for (int i = 0; i < 1500; i += 50) {
      String page = "large-" + i;
      site.get("pages/" + page + "/in/large").isHit().says(page + " 2");
    }
  }

  @Test
  void a_raise_that_is_cancelled_leaves_its_pages_to_visitors() {
    List<String> pages =
        IntStream.range(0, 40).mapToObj(i -> "pages/cancelled-" + i + "/in/cancelled").toList();
    pages.forEach(page -> site.get(page).isStored());
    site.hold("cancelled");
    long raise = Long.parseLong(site.revalidate("group:cancelled").split(" ")[0]);
    site.awaitHeld("cancelled", 1);
    Site.until("the rest waits", () -> progress(raise).startsWith("RUNNING 40 0 0"));

    assertThat(operator("DELETE", "raises/" + raise, null)).isEqualTo("true");
    assertThat(operator("DELETE", "raises/" + raise, null)).isEqualTo("false");
    site.open("cancelled");

    Site.until("nothing is left", () -> operator("GET", "summary", null).startsWith("0 0 "));
    assertThat(progress(raise)).startsWith("CANCELLED 40 ");
    int runs = IntStream.range(0, 40).map(i -> site.runs("cancelled-" + i)).sum();
    assertThat(runs).as("one was under way").isEqualTo(41);
    site.get(pages.get(39)).isHit();
    Site.until("a visitor", () -> site.get(pages.get(39)).body().equals("cancelled-39 2"));
  }

  @Test
  void a_failing_origin_is_left_alone_for_a_while_and_what_was_given_up_is_replayed() {
    List<String> pages = Stream.of("a", "b", "c", "d").map(name -> "failing-" + name).toList();
    pages.forEach(page -> site.get("directed/" + page).isStored());
    pages.forEach(page -> site.direct(page, "503"));

    long raise = raise("revalidatePrefix", site.path("directed"));

    Site.until("it pauses", () -> operator("GET", "summary", null).equals("1 0 OPEN"));
    assertThat(operator("GET", "given-up", null).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).endsWith(" 1 status 503"));
    site.get("pages/visited-meanwhile").isStored();

    pages.forEach(page -> site.direct(page, "200"));
    Site.until("it goes on", () -> operator("GET", "summary", null).equals("0 0 CLOSED"));
    assertThat(progress(raise)).startsWith("DONE 4 1 3");

    String given = operator("GET", "given-up", null).lines().findFirst().orElseThrow();
    assertThat(operator("POST", "replay", given.split(" ")[0])).isEqualTo("1");
    Site.until("one", () -> operator("GET", "given-up", null).lines().count() == 2);
    assertThat(operator("POST", "replay", "")).isEqualTo("2");
    Site.until("none", () -> operator("GET", "given-up", null).isEmpty());
    pages.forEach(page -> Site.until(page, () -> !isStale(page)));
  }

  private boolean isStale(String page) {
    return site.get("directed/" + page).cacheControl().contains("s-maxage=0");
  }
}
