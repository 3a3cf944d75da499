package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.store.StoredValue;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** What nodes share of calls, as it lies in Redis. */
class SharedValuesTest {

  private static final String SECRET = "isr.secret=a secret that both nodes have in common";

  private final Nodes nodes = new Nodes(Servers.bundled());
  private final Sequence pin = new Sequence(7, 3);

  @AfterEach
  void close() {
    nodes.close();
  }

  private SharedValues node(String... settings) {
    IsrSettings all = nodes.settings(settings);
    RedisBackend backend = nodes.node(all, Limits.DEFAULT, new SteadyClock(), System::nanoTime);
    backend.order().tells(raise -> backend.graph().advance(raise));
    backend.join();
    return backend.values();
  }

  private StoredValue value(String text, Sequence made) {
    return new StoredValue(
        text.getBytes(StandardCharsets.UTF_8),
        Set.of(Tag.of("post", 7)),
        made,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        true);
  }

  private static String text(StoredValue value) {
    return value == null ? null : new String(value.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void is_found_by_others_as_it_was_and_no_younger() {
    assertThat(node(SECRET).put("k", value("v", pin))).isTrue();
    StoredValue found = node(SECRET).get("k");

    assertThat(text(found)).isEqualTo("v");
    assertThat(found.tags()).containsExactly(Tag.of("post", 7));
    assertThat(found.pin()).isEqualTo(pin);
    assertThat(found.personal()).isTrue();
    assertThat(found.freshFor()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    assertThat(found.usefulFor()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
  }

  @Test
  void never_replaces_one_with_a_later_pin() {
    SharedValues node = node();
    assertThat(node.put("k", value("later", new Sequence(7, 4)))).isTrue();

    assertThat(node.put("k", value("earlier", pin))).isFalse();
    assertThat(text(node.get("k"))).isEqualTo("later");
    assertThat(node.put("k", value("of another order", new Sequence(8, 1)))).isTrue();
  }

  @Test
  void ends_in_redis_with_its_use() {
    node().put("k", value("v", pin));

    try (UnifiedJedis redis = Servers.client(nodes.settings())) {
      assertThat(redis.keys(nodes.prefix() + ":v:*"))
          .hasSize(1)
          .allSatisfy(key -> assertThat(redis.pttl(key)).isBetween(50_000L, 60_000L));
    }
  }

  @Test
  void of_another_application_or_key_or_that_is_damaged_is_none() {
    SharedValues node = node(SECRET);
    node.put("k", value("v", pin));
    node.put("other", value("w", pin));
    assertThat(node("isr.secret=another secret of more than 32 characters").get("k")).isNull();

    try (UnifiedJedis redis = Servers.client(nodes.settings())) {
      byte[] field = {'b'};
      byte[][] keys =
          redis
              .keys((nodes.prefix() + ":v:*").getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
      byte[] first = redis.hget(keys[0], field);
      byte[] second = redis.hget(keys[1], field);
      redis.hset(keys[0], field, second);
      redis.hset(keys[1], field, first);
      assertThat(node.get("k")).isNull();
      assertThat(node.get("other")).isNull();
      for (byte[] strange : new byte[][] {{}, {1}, new byte[40], first}) {
        if (strange.length > 0 && strange == first) {
          first[first.length / 2] ^= 1;
        }
        redis.hset(keys[0], field, strange);
        redis.hset(keys[1], field, strange);
        assertThat(node.get("k")).isNull();
        assertThat(node.get("other")).isNull();
      }
    }
  }

  @Test
  void is_made_by_one_node_unless_another_knows_of_a_later_raise() {
    SharedValues one = node();
    SharedValues other = node();
    assertThat(one.claim("k")).isTrue();
    assertThat(other.claim("k")).isFalse();

    one.release("k");
    assertThat(other.claim("k")).isTrue();
    other.put("k", value("v", pin));
    assertThat(one.claim("k")).as("given back with the value").isTrue();
  }

  @Test
  void that_is_larger_than_a_page_may_be_is_not_shared() {
    SharedValues node = node("isr.store.max-body=10");

    assertThat(node.put("k", value("more than ten bytes", pin))).isFalse();
    assertThat(node.get("k")).isNull();
  }
}
