package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that work off one queue on Redis. */
@ExtendWith(ArquillianExtension.class)
class QueueIT {

  private static final AtomicInteger PROBES = new AtomicInteger();

  private static Redis redis;

  private final Site one = new Site(Archives.node(false));
  private final Site other = new Site(Archives.node(true));

  @Deployment(name = "one", testable = false, order = 1)
  static Archive<?> one() {
    return node(false);
  }

  @Deployment(name = "other", testable = false, order = 2)
  static Archive<?> other() {
    return node(true);
  }

  private static synchronized Archive<?> node(boolean other) {
    if (redis == null) {
      redis = new Redis();
    }
    return Archives.with(
        Archives.nodeWar(
                other, Pages.class, Stage.class, Control.class, Directed.class, MappedMapper.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        redis.setting(),
        "isr.queue=redis",
        "isr.redis.prefix=queue",
        "isr.public-base=http://books.example",
        "isr.secret=a secret that both nodes have in common",
        "isr.near.max-lag=PT1S",
        "isr.warmup.attempts=2",
        "isr.warmup.backoff=PT0.05S");
  }

  @BeforeEach
  void nodes_are_settled() {
    for (Site node : List.of(one, other)) {
      Site.until(
          "stores",
          () ->
              node.get("pages/settled-" + PROBES.incrementAndGet())
                  .cacheControl()
                  .contains("s-maxage=300"));
    }
  }

  @AfterAll
  static void stop() {
    redis.kill();
  }

  private int runs(String page) {
    return one.runs(page) + other.runs(page);
  }

  @Test
  void a_raise_is_worked_off_by_both_nodes_and_each_page_is_renewed_once() {
    List<String> pages = IntStream.range(0, 30).mapToObj(i -> "many-" + i).toList();
    pages.forEach(page -> one.get("pages/" + page + "/in/many").isStored());
    one.hold("many", 2);

    one.revalidate("group:many");
    one.awaitHeld("many", 2);
    Site.until(
        "the other node does most of it", () -> pages.stream().mapToInt(other::runs).sum() > 20);
    one.open("many");

    Site.until("all are renewed", () -> pages.stream().allMatch(page -> runs(page) == 2));
    for (String page : pages) {
      Site.until(
          "a hit on both",
          () ->
              one.get("pages/" + page + "/in/many").cacheStatus().contains("hit")
                  && other.get("pages/" + page + "/in/many").cacheStatus().contains("hit"));
    }
    assertThat(pages).allSatisfy(page -> assertThat(runs(page)).isEqualTo(2));
  }

  @Test
  void what_fails_everywhere_is_given_up_and_renewed_by_its_next_visitor() {
    one.get("directed/hopeless").isStored();
    one.direct("hopeless", "500");
    other.direct("hopeless", "500");
    one.revalidate("page:hopeless");
    Site.until("given up", () -> runs("hopeless") == 3);

    one.direct("hopeless", "200");
    other.direct("hopeless", "200");
    Site.until("renewed", () -> one.get("directed/hopeless").cacheStatus().contains("; hit"));
    one.revalidate("page:hopeless");
    Site.until("accepted again", () -> runs("hopeless") >= 5);
  }

  @Test
  void while_redis_is_away_nothing_waits_for_the_queue_and_afterwards_it_is_worked_off_again() {
    one.get("pages/kept").isStored();
    redis.kill();
    try {
      long began = System.nanoTime();
      one.revalidate("page:kept");
      one.get("pages/kept").answers(200);
      assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    } finally {
      redis.start();
    }
    nodes_are_settled();
    Site.until("shared", () -> one.get("pages/back").cacheControl().contains("s-maxage=300"));
    int before = runs("back");
    one.revalidate("page:back");
    Site.until("renewed", () -> runs("back") == before + 1);
  }
}
