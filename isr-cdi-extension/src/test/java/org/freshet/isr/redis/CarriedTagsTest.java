package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Carried;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** The tags that an operator looks through, on Redis 6.2. */
class CarriedTagsTest {

  private final RedisProcess redis = RedisProcess.bundled();
  private final Nodes nodes = new Nodes("isr.redis.url=" + redis.url());

  @AfterEach
  void end() {
    nodes.close();
    redis.close();
  }

  private Watched node(String... settings) {
    return new Watched(nodes, settings).begun();
  }

  @Test
  void tags_are_found_by_a_part_of_their_text_page_by_page_on_every_node() {
    Watched one = node("isr.admin.enabled=true");
    Watched other = node("isr.admin.enabled=true");
    one.make("/a", "made", "post:7", "posts");
    other.make("/b", "made", "post:7", "post:80", "posts");

    assertThat(one.graph.carried("post:", null, 1))
        .containsExactly(new Carried(Tag.of("post", 7), 2));
    assertThat(one.graph.carried("post:", "post:7", 5))
        .containsExactly(new Carried(Tag.of("post", 80), 1));
    assertThat(other.graph.carried("", null, 10))
        .extracting(carried -> carried.tag().text())
        .containsExactly("post:7", "post:80", "posts");
    assertThat(one.graph.carried("%", null, 10)).isEmpty();
  }

  @Test
  void among_very_many_it_is_found_with_bounded_looks() {
    Watched one = node("isr.admin.enabled=true");
    for (int i = 0; i < 60; i++) {
      int from = i * 100;
      one.make(
          "/p" + i,
          "made",
          IntStream.range(from, from + 100).mapToObj(n -> "n:" + n).toArray(String[]::new));
    }
    one.make("/z", "made", "zebra:1");

    assertThat(one.graph.carried("zebra", null, 5)).extracting(Carried::pages).containsExactly(1L);
    assertThat(one.graph.carried("n:59", null, 500)).hasSize(111);
  }

  @Test
  void tags_that_no_page_carries_any_more_are_not_told_and_leave() {
    Watched one = node("isr.admin.enabled=true", "isr.redis.max-ttl=1");
    one.make("/a", "made", "post:7");
    Servers.until(() -> one.graph.carried("", null, 10).isEmpty());
    one.make("/b", "made", "post:8");

    try (RedisClient client = redis.client()) {
      String tags = nodes.prefix() + ":x:{tags}:pages";
      assertThat(client.zrange(tags, 0, -1)).isEqualTo(List.of("post:8"));
      assertThat(client.pttl(tags)).isPositive();
    }
  }

  @Test
  void where_nobody_looks_nothing_is_noted() {
    Watched one = node();
    one.make("/a", "made", "post:7");
    one.graph.link("/b", Set.of(Tag.of("post", 8)));

    assertThat(one.graph.carried("", null, 10)).isEmpty();
    try (RedisClient client = redis.client()) {
      assertThat(client.keys("*:x:*")).isEmpty();
    }
  }
}
