package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Item;
import org.freshet.it.cache.app.Items;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.persistence.Trap;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes, one Redis: what one makes and changes, the other knows. */
@ExtendWith(ArquillianExtension.class)
class NodesIT {

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
                other, Pages.class, Stage.class, Control.class, Items.class, Item.class, Trap.class)
            .addClasses(Trap.class.getDeclaredClasses())
            .addAsResource(
                Archives.persistence(
                    "items",
                    "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                    Item.class,
                    Trap.class,
                    Trap.ToText.class),
                "META-INF/persistence.xml"),
        redis.setting(),
        "isr.redis.prefix=nodes",
        "isr.public-base=http://books.example",
        "isr.secret=a secret that both nodes have in common",
        "isr.near.max-lag=PT1S");
  }

  /** Both have joined, whatever the test before has done to Redis. */
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

  @Test
  void a_page_that_one_node_made_is_a_hit_on_the_other() {
    one.get("pages/shared").isStored().says("shared 1");

    other.get("pages/shared").isHit().says("shared 1");
    assertThat(other.runs("shared")).isZero();
  }

  @Test
  void a_raise_on_one_node_renews_the_page_of_both_and_once() {
    one.get("pages/raised").isStored().says("raised 1");
    other.get("pages/raised").isHit().says("raised 1");

    one.revalidate("page:raised");
    Site.until("renewed here", () -> one.get("pages/raised").body().equals("raised 2"));
    Site.until("renewed there", () -> other.get("pages/raised").body().equals("raised 2"));
    other.get("pages/raised").isHit();

    assertThat(one.runs("raised") + other.runs("raised")).isEqualTo(2);
  }

  @Test
  void an_expire_on_one_node_is_obeyed_by_the_other() {
    // Made twice there, so that it cannot be mistaken for what the first node makes of it.
    other.get("pages/expired").isStored().says("expired 1");
    other.expire("page:expired");
    Site.until("made anew", () -> !other.get("pages/expired").body().equals("expired 1"));
    String made = other.get("pages/expired").body();

    one.expire("page:expired");

    Site.until("gone there", () -> !other.get("pages/expired").body().equals(made));
  }

  @Test
  void a_committed_change_on_one_node_is_shown_by_the_other_whatever_its_caches_hold() {
    one.send("PUT", "items/7", "old", "Content-Type", "text/plain").answers(200);
    assertThat(other.get("items/7/now").body()).isEqualTo("old");
    other.get("items/7").isStored().says("old");
    one.get("items/7").isHit().says("old");

    one.send("PUT", "items/7", "new", "Content-Type", "text/plain").answers(200);

    Site.until("new there", () -> other.get("items/7").body().equals("new"));
    assertThat(other.get("items/7/now").body()).as("past the pages").isEqualTo("new");
    Site.until("a hit", () -> other.get("items/7").cacheStatus().contains("hit"));
    other.get("items/7").isHit().says("new");
  }

  @Test
  void while_redis_is_killed_everybody_is_answered_and_afterwards_nodes_share_again() {
    one.get("pages/killed").isStored();
    redis.kill();
    try {
      List<Reply> replies = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        replies.add(one.get("pages/killed"));
        replies.add(other.get("pages/killed-" + i));
      }
      replies.addAll(one.atOnce(50, "pages/killed"));
      assertThat(replies).allSatisfy(reply -> reply.answers(200));
      Site.until(
          "nothing is kept", () -> one.get("pages/killed").cacheControl().contains("no-store"));
    } finally {
      redis.start();
    }
    Site.until("stored again", () -> one.get("pages/back").cacheControl().contains("s-maxage=300"));
    Site.until("shared again", () -> other.get("pages/back").cacheStatus().contains("hit"));
    one.revalidate("page:back");
    String before = other.get("pages/back").body();
    Site.until("renewed", () -> !other.get("pages/back").body().equals(before));
  }

  @Test
  void a_redis_that_hangs_makes_nobody_wait_for_long() {
    one.get("pages/hanging").isStored();
    redis.hang();
    try {
      long began = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        one.get("pages/hanging-" + i).answers(200);
      }
      one.send("PUT", "items/8", "written", "Content-Type", "text/plain").answers(200);
      assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
      assertThat(one.get("items/8/now").body()).isEqualTo("written");
    } finally {
      redis.resume();
    }
    Site.until(
        "stored again", () -> one.get("pages/resumed").cacheControl().contains("s-maxage=300"));
  }
}
