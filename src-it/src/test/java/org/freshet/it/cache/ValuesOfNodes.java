package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.PriceList;
import org.freshet.it.cache.app.SharedPrices;
import org.freshet.it.cache.app.SignCodec;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes, one Redis: what a method of one returned, the other uses. */
@ExtendWith(ArquillianExtension.class)
abstract class ValuesOfNodes {

  private static final AtomicInteger PROBES = new AtomicInteger();

  private static Redis redis;

  final Site one = new Site(Archives.node(false));
  private final Site other = new Site(Archives.node(true));

  static WebArchive war(boolean other) {
    return Archives.nodeWar(
            other,
            Pages.class,
            Stage.class,
            Control.class,
            PriceList.class,
            SharedPrices.class,
            SignCodec.class)
        .addClasses(SharedPrices.class.getDeclaredClasses());
  }

  static synchronized Archive<?> node(WebArchive war) {
    if (redis == null) {
      redis = new Redis();
    }
    return Archives.with(
        war,
        redis.setting(),
        "isr.redis.prefix=values",
        "isr.public-base=http://books.example",
        "isr.secret=a secret that both nodes have in common",
        "isr.near.max-lag=PT1S");
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
  static synchronized void stop() {
    redis.kill();
    redis = null;
  }

  @Test
  void a_value_that_one_node_made_is_used_by_the_other() {
    String made = one.get("prices/shared").answers(200).body();

    assertThat(made).endsWith(" 1.10 [1, 2, 3]");
    assertThat(other.get("prices/shared").answers(200).body()).isEqualTo(made);
  }

  @Test
  void a_raise_on_one_node_ends_the_value_of_both() {
    String made = one.get("prices/raised").body();
    assertThat(other.get("prices/raised").body()).isEqualTo(made);

    other.revalidate("price:raised");

    String anew = other.get("prices/raised").answers(200).body();
    assertThat(anew).isNotEqualTo(made);
    Site.until("anew there", () -> one.get("prices/raised").body().equals(anew));
  }

  @Test
  void of_many_calls_on_both_nodes_one_runs_the_method() {
    List<String> bodies =
        Stream.concat(
                Stream.generate(() -> one.begin("prices/busy")).limit(10),
                Stream.generate(() -> other.begin("prices/busy")).limit(10))
            .toList()
            .stream()
            .map(begun -> begun.join().answers(200).body())
            .toList();

    assertThat(bodies).containsOnly(bodies.get(0));
  }

  @Test
  void a_value_whose_type_does_not_tell_its_class_stays_with_its_node() {
    String made = one.get("prices/own/label").answers(200).body();

    assertThat(other.get("prices/own/label").answers(200).body()).isNotEqualTo(made);
    assertThat(one.get("prices/own/label").body()).isEqualTo(made);
  }

  @Test
  void a_codec_of_the_application_carries_what_json_does_not() {
    String made = one.get("prices/coded/sign").answers(200).body();

    assertThat(other.get("prices/coded/sign").answers(200).body()).isEqualTo(made);
  }

  @Test
  void while_redis_hangs_methods_run_and_nobody_waits_for_long() {
    one.get("prices/hanging").answers(200);
    redis.hang();
    try {
      long began = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        one.get("prices/hanging-" + i).answers(200);
      }
      assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
    } finally {
      redis.resume();
    }
  }
}
