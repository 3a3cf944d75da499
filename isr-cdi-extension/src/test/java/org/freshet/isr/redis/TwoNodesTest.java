package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.freshet.isr.redis.Servers.until;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Tag;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph.Limits;
import org.freshet.isr.tags.TagGraphException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Two nodes on one Redis, in good times and in bad ones. */
class TwoNodesTest {

  private final RedisProcess redis = RedisProcess.installed();
  private final Nodes nodes = new Nodes("isr.redis.url=" + redis.url());
  private final String[] quick = {"isr.redis.timeout=PT0.3S", "isr.near.max-lag=PT0.6S"};
  private final Watched one = new Watched(nodes, quick).begun();
  private final Watched other = new Watched(nodes, quick).begun();

  @AfterEach
  void end() {
    nodes.close();
    redis.close();
  }

  @Test
  void a_page_that_one_stored_is_there_for_the_other() {
    assertThat(one.make("/a", "made", "post:7")).isTrue();

    assertThat(other.body("/a")).isEqualTo("made");
    assertThat(other.isCurrent("/a")).isTrue();
  }

  @Test
  void a_raise_reaches_the_other_with_its_entities_before_its_pin_includes_it() {
    one.make("/a", "made", "post:7");
    other.body("/a");
    Raise raise =
        one.graph.raise(
            Set.of(Tag.of("post", 7)),
            false,
            Set.of(new EntityRef(String.class, 7L), new EntityRef(Integer.class, "a b:c\n")));

    until(() -> !other.isCurrent("/a"));
    until(() -> other.heard.size() == 2);
    Raise heard = other.heard.get(1);
    assertThat(heard.sequence()).isEqualTo(raise.sequence());
    assertThat(heard.entities()).isEqualTo(raise.entities());
    assertThat(other.graph.pin()).isEqualTo(raise.sequence());
  }

  @Test
  void a_raise_of_too_many_tags_makes_the_page_of_each_stale_and_no_other() {
    one.make("/first", "made", "post:0");
    one.make("/last", "made", "post:5999");
    one.make("/other", "made", "book:7");
    assertThat(other.body("/last")).isEqualTo("made");
    Set<Tag> tags =
        IntStream.range(0, 6000).mapToObj(i -> Tag.of("post", i)).collect(Collectors.toSet());

    Raise raise = one.graph.raise(tags, false, Set.of());

    assertThat(raise.tags()).containsExactly(Tag.of("post"));
    assertThat(one.isCurrent("/first")).isFalse();
    assertThat(one.isCurrent("/other")).isTrue();
    until(() -> !other.isCurrent("/last"));
  }

  @Test
  void a_tag_that_is_raised_over_and_over_is_judged_by_redis_as_by_a_node_that_heard_it_all() {
    AtomicLong nanos = new AtomicLong();
    RedisBackend asking = nodes.node(nodes.settings(), Limits.DEFAULT, one.clock, nanos::get);
    asking.join();
    Sequence before = one.graph.pin();
    for (int times = 0; times < 100; times++) {
      one.graph.advance(one.graph.raise(Set.of(Tag.of("post", 7)), times == 50, Set.of()));
    }
    // It has heard nothing for long, and asks Redis.
    nanos.set(Duration.ofHours(1).toNanos());

    for (int since = 0; since <= 100; since++) {
      Sequence pin = new Sequence(before.generation(), before.number() + since);
      Standing standing = asking.graph().standing(pin, Set.of(Tag.of("post", 7)));
      assertThat(standing.expired()).as("%s raises known", since).isEqualTo(since <= 50);
      assertThat(standing.isCurrent()).as("%s raises known", since).isEqualTo(since == 100);
    }
  }

  @Test
  void a_raise_that_had_to_wait_makes_pages_stale_since_it_happened_everywhere() {
    one.make("/a", "made", "post:7");
    other.body("/a");
    Instant happened = one.clock.instant().minusSeconds(5);
    one.graph.raise(Set.of(Tag.of("post", 7)), false, Set.of(), null, Duration.ofSeconds(5));
    until(() -> !other.isCurrent("/a"));

    for (Watched node : List.of(one, other)) {
      assertThat(node.standing("/a").staleSince())
          .isBetween(happened.minusSeconds(1), happened.plusSeconds(1));
    }
  }

  @Test
  void an_expire_reaches_the_other_as_one() {
    one.make("/a", "made", "post:7");
    one.expire("post");

    until(() -> other.standing("/a").expired());
  }

  @Test
  void who_joins_later_knows_what_was_raised_before() {
    one.make("/old", "made", "post:7");
    one.make("/kept", "made", "post:8");
    one.raise("post:7");

    Watched third = new Watched(nodes, quick).begun();

    assertThat(third.isCurrent("/old")).isFalse();
    assertThat(third.standing("/old").expired()).isFalse();
    assertThat(third.isCurrent("/kept")).isTrue();
    assertThat(third.heard).as("its caches may hold anything").hasSize(1);
  }

  @Test
  void a_hit_asks_nobody() {
    one.make("/a", "made", "post:7");
    one.body("/nowhere");
    Map<String, Long> before = calls();
    for (int i = 0; i < 1000; i++) {
      assertThat(one.body("/a")).isEqualTo("made");
      assertThat(one.isCurrent("/a")).isTrue();
    }

    assertThat(calls().get("hget")).as("pages and epochs").isEqualTo(before.get("hget"));
  }

  /** How often each command ran, those inside of scripts included. */
  private Map<String, Long> calls() {
    try (RedisClient client = redis.client()) {
      return client
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(8, line.indexOf(':')),
                  line -> Long.parseLong(line.replaceAll("[^=]*=(\\d+),.*", "$1")),
                  Long::sum,
                  TreeMap::new));
    }
  }

  @Test
  void a_raise_takes_as_many_commands_with_ten_pages_as_with_two_thousand() {
    Set<Map<String, Long>> costs = new HashSet<>();
    for (int pages : new int[] {10, 2000}) {
      RedisBackend quiet =
          nodes.node(
              nodes.settings("isr.redis.prefix=p" + pages), Limits.DEFAULT, one.clock, () -> 0);
      quiet.join();
      for (int i = 0; i < pages; i++) {
        quiet.graph().link("/page/" + i, Set.of(Tag.of("post", 7), Tag.of("posts")));
      }
      Map<String, Long> before = calls();
      quiet.graph().raise(Set.of(Tag.of("post", 7), Tag.of("posts")), false, Set.of());
      Map<String, Long> after = calls();
      // Those that follow ask all the time.
      List.of("hmget", "xread", "xrange", "info", "evalsha", "eval", "exists", "client", "time")
          .forEach(after::remove);
      after.replaceAll((command, count) -> count - before.getOrDefault(command, 0L));
      after.values().removeIf(count -> count == 0);
      costs.add(after);
      assertThat(after).containsKeys("xadd", "zadd", "hset");
      assertThat(quiet.graph().keys(Tag.of("posts"), null, 5000)).hasSize(pages);
    }

    assertThat(costs).hasSize(1);
  }

  @Test
  void a_page_that_another_has_renewed_is_taken_over_instead_of_being_renewed_again() {
    one.make("/a", "first", "post:7");
    assertThat(other.body("/a")).isEqualTo("first");
    one.raise("post:7");
    until(() -> !other.isCurrent("/a"));
    one.make("/a", "second", "post:7");

    until(() -> other.body("/a").equals("second"));
    assertThat(other.isCurrent("/a")).isTrue();
  }

  @Test
  void of_two_that_want_to_renew_a_page_one_may_unless_it_knows_less() {
    RenewalClaims here = one.backend.claims();
    RenewalClaims there = other.backend.claims();
    assertThat(here.claim("/a")).isTrue();
    assertThat(there.claim("/a")).isFalse();
    assertThat(there.claim("/b")).isTrue();

    one.raise("post:7");
    until(() -> other.heard.size() == 2);
    assertThat(there.claim("/a")).as("it knows of a raise that the first did not").isTrue();
    here.release("/a");
    assertThat(here.claim("/a")).as("the claim of another is not given back").isFalse();
    there.release("/a");
    assertThat(here.claim("/a")).isTrue();
  }

  @Test
  void what_a_lost_node_owes_is_raised_by_another() {
    one.graph.owe("t", Set.of(Tag.of("post", 7)), Set.of(new EntityRef(String.class, 1)));
    one.backend.close();

    assertThat(other.graph.overdue()).as("within its lease").isEmpty();
    // Nodes of tests tell leases by their own clock.
    FakeClock late = new FakeClock();
    late.advance(Duration.ofDays(4000));
    RedisBackend third = nodes.node(nodes.settings(), Limits.DEFAULT, late, () -> 0);
    third.join();
    assertThat(third.graph().overdue())
        .singleElement()
        .satisfies(debt -> assertThat(debt.tags()).containsExactly(Tag.of("post", 7)));
  }

  @Test
  void a_redis_that_was_emptied_begins_a_new_order_and_nothing_from_before_is_served() {
    one.make("/a", "made", "post:7");
    assertThat(other.isCurrent("/a")).isTrue();
    long before = one.graph.pin().generation();
    try (RedisClient client = redis.client()) {
      client.flushAll();
    }

    until(() -> one.graph.pin().generation() != before);
    until(() -> other.graph.pin().generation() == one.graph.pin().generation());
    assertThat(one.standing("/a")).isEqualTo(Standing.UNSERVABLE);
    assertThat(other.standing("/a")).isEqualTo(Standing.UNSERVABLE);
    assertThat(other.heard).as("its caches may hold what was lost").hasSizeGreaterThan(1);
    one.make("/a", "again", "post:7");
    until(() -> other.isCurrent("/a"));
  }

  @Test
  void a_raise_right_after_redis_was_emptied_makes_everything_before_unservable() {
    one.make("/a", "made", "post:7");
    one.raise("x");
    until(() -> other.heard.size() == 2);
    try (RedisClient client = redis.client()) {
      client.flushAll();
    }
    one.raise("y");

    assertThat(one.standing("/a")).isEqualTo(Standing.UNSERVABLE);
    assertThat(one.graph.pin().number()).isEqualTo(1);
  }

  @Test
  void an_older_copy_of_the_order_is_noticed_though_its_numbers_have_caught_up() {
    one.make("/a", "made", "post:7");
    one.raise("x");
    one.raise("y");
    until(() -> other.graph.pin().number() == 2);
    long before = one.graph.pin().generation();
    try (RedisClient client = redis.client()) {
      // As a replica that had not heard of the second raise, and took other raises since.
      String stream = "{" + nodes.prefix() + "}:raises";
      client.eval(
          "redis.call('DEL', KEYS[1]) for i = 1, 3 do redis.call('XADD', KEYS[1], i .. '-0',"
              + " 'm', 'x', 'b', 'x', 'x', '0', 'w', '0', 'e', '', 't', 'z') end"
              + " return redis.call('HSET', KEYS[2], 'n', '3')",
          2,
          stream,
          "{" + nodes.prefix() + "}:order");
    }

    until(() -> one.graph.pin().generation() != before);
    assertThat(one.standing("/a")).isEqualTo(Standing.UNSERVABLE);
  }

  @Test
  void a_node_that_was_away_for_longer_than_raises_are_kept_joins_anew_with_a_floor() {
    Nodes few = new Nodes("isr.redis.url=" + redis.url(), "isr.redis.max-raises=100");
    Watched sleeper = new Watched(few, quick);
    sleeper.backend.order().tells(sleeper.heard::add);
    sleeper.backend.join();
    Watched busy = new Watched(few, quick).begun();
    busy.make("/a", "made", "post:7");
    for (int i = 1; i <= 1000; i++) {
      busy.raise("other:" + i);
      if (i % 50 == 0) {
        // Else it might itself raise more than is kept before it has followed.
        String place = i + "-0";
        until(() -> busy.backend.order().after().equals(place));
      }
    }

    sleeper.backend.order().follow();

    assertThat(sleeper.graph.pin().generation()).isEqualTo(busy.graph.pin().generation());
    assertThat(sleeper.standing("/a")).isEqualTo(Standing.UNSERVABLE);
    assertThat(busy.isCurrent("/a")).isTrue();
    assertThat(sleeper.heard).hasSize(2);
    few.close();
  }

  @Test
  void a_node_that_hears_nothing_for_too_long_asks_redis_for_the_epochs() {
    Watched deaf = new Watched(nodes, quick);
    deaf.backend.join();
    one.make("/a", "made", "post:7");
    one.make("/b", "made", "path:/shop/7", "posts");
    one.make("/c", "made", "x:1");
    assertThat(deaf.isCurrent("/a")).isTrue();
    until(() -> !deaf.backend.order().isTrusted());

    assertThat(deaf.isCurrent("/a")).isTrue();
    one.raise("post:7");
    one.expire("under:/shop");
    assertThat(deaf.standing("/a").staleSince())
        .isBetween(deaf.clock.instant().minusSeconds(5), deaf.clock.instant());
    assertThat(deaf.standing("/a").expired()).isFalse();
    assertThat(deaf.standing("/b").expired()).isTrue();
    assertThat(deaf.isCurrent("/c")).isTrue();
  }

  @Test
  void while_redis_is_killed_nobody_waits_and_nothing_is_believed_for_longer_than_the_lag() {
    one.make("/a", "made", "post:7");
    redis.kill();

    assertThat(one.make("/b", "made", "post:7")).isFalse();
    until(() -> one.backend.graph().condition().get("redis").toString().startsWith("failing"));
    long began = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      assertThat(one.make("/" + i, "made", "post:7")).isFalse();
      assertThat(one.body("/nowhere/" + i)).isNull();
      assertThatExceptionOfType(TagGraphException.class).isThrownBy(() -> one.raise("post:7"));
    }
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    until(() -> one.standing("/a").equals(Standing.UNSERVABLE));

    redis.start();
    until(() -> one.make("/a", "again", "post:7"));
    until(() -> other.isCurrent("/a"));
    one.raise("post:7");
    until(() -> !other.isCurrent("/a"));
  }

  @Test
  void a_redis_that_hangs_costs_one_time_out_and_no_more() {
    one.make("/a", "made", "post:7");
    redis.hang();
    long began = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      assertThatExceptionOfType(TagGraphException.class)
          .isThrownBy(() -> one.graph.owe("t" + number, Set.of(Tag.of("x")), Set.of()));
    }
    assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
    until(() -> one.standing("/a").equals(Standing.UNSERVABLE));

    redis.resume();
    until(() -> one.isCurrent("/a"));
    assertThat(one.graph.condition()).containsEntry("redis", "up").containsEntry("near", "trusted");
  }

  @Test
  void a_redis_that_is_full_refuses_pages_and_raises_and_goes_on_answering() {
    one.make("/a", "made", "post:7");
    try (RedisClient client = redis.client()) {
      client.configSet("maxmemory", "1");
      assertThat(one.make("/b", "made", "post:7")).isFalse();
      assertThatExceptionOfType(TagGraphException.class)
          .isThrownBy(() -> one.raise("post:7"))
          .withMessageContaining("OOM");
      assertThat(other.body("/a")).isEqualTo("made");
      client.configSet("maxmemory", "0");
    }

    one.raise("post:7");
    until(() -> !other.isCurrent("/a"));
  }

  @Test
  void with_a_short_life_allowed_a_node_keeps_pages_alone_while_redis_is_away() {
    Watched alone =
        new Watched(nodes, "isr.redis.timeout=PT0.3S", "isr.graph.on-failure=short-ttl").begun();
    redis.kill();
    assertThat(alone.make("/a", "first", "post:7")).isFalse();
    assertThat(alone.make("/a", "kept", "post:7")).as("nobody else may keep it").isFalse();

    assertThat(alone.body("/a")).isEqualTo("kept");
    assertThat(alone.isCurrent("/a")).isTrue();
    assertThat(alone.store.get("/a").lifetimes().retention()).isEqualTo(10);
    redis.start();
    until(() -> !alone.isCurrent("/a"));
  }

  @Test
  void everything_but_what_judges_expires() {
    one.make("/a", "made", "post:7", "path:/a");
    one.raise("post:7");
    one.graph.owe("t", Set.of(Tag.of("x")), Set.of());
    one.backend.claims().claim("/a");
    try (RedisClient client = redis.client()) {
      for (String key : client.keys("*")) {
        boolean judges = key.startsWith("{");
        assertThat(client.ttl(key) > 0).as(key).isNotEqualTo(judges);
      }
    }
  }

  @Test
  void damaged_bytes_are_a_miss() {
    one.make("/a", "made", "post:7");
    try (RedisClient client = redis.client()) {
      String key = client.keys(nodes.prefix() + ":p:*").stream().findFirst().orElseThrow();
      client.hset(
          key.getBytes(StandardCharsets.UTF_8),
          Map.of("b".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3}));
    }

    assertThat(other.body("/a")).isNull();
    assertThat(one.body("/a")).isEqualTo("made");
  }

  @Test
  void a_stored_page_is_one_round_trip_whatever_its_tags() {
    nodes.close();
    RedisBackend quiet = nodes.node(nodes.settings(), Limits.DEFAULT, new FakeClock(), () -> 0);
    quiet.join();
    ResponseStore store =
        quiet.store(ResponseStore.inMemory(new FakeClock(), 1_000_000), 1_000_000);
    StoredPages page =
        StoredPages.page().tags("post:7", "post:8", "posts", "path:/a", "route:r", "app:1");
    assertThat(store.put("/warm", page.stored())).isTrue();
    try (RedisClient client = redis.client()) {
      long before = reads(client);
      for (int i = 0; i < 100; i++) {
        assertThat(store.put("/a" + i, page.stored())).isTrue();
      }
      assertThat(reads(client) - before)
          .as("with the one that asks, and ends of connections of before")
          .isBetween(101L, 110L);
    }
  }

  /** How often Redis has read from a socket: how many round trips there were. */
  private static long reads(RedisClient client) {
    return client
        .info("stats")
        .lines()
        .filter(line -> line.startsWith("total_reads_processed:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
        .sum();
  }
}
