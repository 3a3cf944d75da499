package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph.Left;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** What becomes of raises whose node is lost before all that follows from them is done. */
class LeftRaisesTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Cause CAUSE = new Cause("ada ü", "change of Book");
  private static final Set<Tag> TAGS = Set.of(Tag.of("book", 7), Tag.of("books"));

  private final Nodes nodes = new Nodes(servers());
  private final FakeClock clock = new FakeClock();
  private final RedisBackend one = node("isr.queue=redis");
  private final RedisBackend other = node("isr.queue=redis");

  /** The settings that say where the servers are; classes below run the same on others. */
  String[] servers() {
    return Servers.bundled();
  }

  private RedisBackend node(String... settings) {
    RedisBackend node =
        nodes.node(nodes.settings(settings), new Limits(10_000, 10_000, LEASE), clock, () -> 0);
    node.order().tells(raise -> node.graph().advance(raise));
    node.join();
    return node;
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  private Raise raise(RedisBackend node) {
    return node.graph().raise(TAGS, false, Set.of(new EntityRef(String.class, 7L)), CAUSE);
  }

  @Test
  void another_node_goes_on_with_them_after_the_lease_and_knows_who_raised_and_why() {
    Raise raise = raise(one);
    clock.advance(LEASE);
    assertThat(other.graph().left()).as("its node may be slow").isEmpty();

    clock.advance(Duration.ofSeconds(1));
    List<Left> left = other.graph().left();

    assertThat(left).hasSize(1);
    assertThat(left.get(0).cause()).isEqualTo(CAUSE);
    assertThat(left.get(0).raise().sequence()).isEqualTo(raise.sequence());
    assertThat(left.get(0).raise().tags()).isEqualTo(TAGS);
    assertThat(left.get(0).raise().expire()).isFalse();
    assertThat(left.get(0).raise().entities()).isEqualTo(raise.entities());
  }

  @Test
  void of_a_node_that_ends_another_goes_on_with_them_when_it_looks_next() {
    raise(one);
    one.close();
    clock.advance(Duration.ofMillis(1));

    assertThat(other.graph().left()).hasSize(1);
  }

  @Test
  void one_node_at_a_time_goes_on_with_each() {
    raise(one);
    clock.advance(LEASE.plusSeconds(1));
    assertThat(other.graph().left()).hasSize(1);
    assertThat(node("isr.queue=redis").graph().left()).isEmpty();

    clock.advance(LEASE.plusSeconds(1));
    assertThat(node("isr.queue=redis").graph().left()).as("the second is lost, too").hasSize(1);
  }

  @Test
  void a_node_that_says_that_it_is_there_keeps_its_own_and_what_it_took_over() {
    raise(one);
    raise(other);
    for (int i = 0; i < 6; i++) {
      clock.advance(LEASE.dividedBy(2));
      assertThat(one.graph().left()).isEmpty();
      assertThat(other.graph().left()).isEmpty();
    }
    for (int i = 0; i < 3; i++) {
      clock.advance(LEASE.dividedBy(2));
      assertThat(other.graph().left()).hasSize(i == 2 ? 1 : 0);
    }
    clock.advance(LEASE.dividedBy(2));
    assertThat(other.graph().left()).isEmpty();
    clock.advance(LEASE.dividedBy(2).plusSeconds(1));
    assertThat(one.graph().left()).isEmpty();
  }

  @Test
  void what_was_followed_is_nobodys_any_more_whoever_says_so() {
    Raise own = raise(one);
    Raise taken = raise(one);
    one.graph().followed(own);
    clock.advance(LEASE.plusSeconds(1));
    List<Left> left = other.graph().left();
    assertThat(left).extracting(one -> one.raise().sequence()).containsExactly(taken.sequence());

    other.graph().followed(left.get(0).raise());
    clock.advance(LEASE.multipliedBy(3));

    assertThat(one.graph().left()).isEmpty();
    assertThat(open()).isZero();
  }

  private long open() {
    try (UnifiedJedis client = Servers.client(nodes.settings())) {
      return client.zcard("{" + nodes.prefix() + "}:open");
    }
  }

  @Test
  void one_whose_pages_nobody_renews_has_no_cause() {
    one.graph().raise(TAGS, true, Set.of(), null);
    clock.advance(LEASE.plusSeconds(1));

    assertThat(other.graph().left())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.cause()).isNull();
              assertThat(left.raise().expire()).isTrue();
            });
  }

  @Test
  void a_node_with_a_queue_of_its_own_leaves_nothing_to_others_and_takes_nothing_over() {
    RedisBackend alone = node();
    alone.graph().followed(raise(alone));
    raise(alone);
    assertThat(open()).isZero();

    raise(one);
    clock.advance(LEASE.plusSeconds(1));
    assertThat(alone.graph().left()).isEmpty();
  }

  @Test
  void with_a_new_order_those_of_the_old_one_are_gone() {
    raise(one);
    try (UnifiedJedis client = Servers.client(nodes.settings())) {
      for (String name : List.of("order", "raises", "epochs", "raised", "open")) {
        client.del("{" + nodes.prefix() + "}:" + name);
      }
    }
    other.order().follow();
    other.order().follow();
    raise(other);
    clock.advance(LEASE.plusSeconds(1));

    assertThat(one.graph().left()).as("it has not heard of that").isEmpty();
    one.order().follow();
    assertThat(one.graph().left()).hasSize(1);
  }

  @Test
  void no_more_are_remembered_than_raises_are_kept() {
    RedisBackend few = node("isr.queue=redis", "isr.redis.max-raises=100");
    for (int i = 0; i < 300; i++) {
      few.graph().raise(TAGS, false, Set.of(), CAUSE);
    }
    assertThat(open()).isLessThanOrEqualTo(100);
  }

  @Test
  void who_raised_and_why_is_told_to_other_nodes_and_not_to_its_own() {
    List<String> told = new ArrayList<>();
    one.order().tellsCauses((raise, cause) -> told.add("own"));
    other
        .order()
        .tellsCauses((raise, cause) -> told.add(raise.sequence() + cause.who() + cause.why()));
    Raise raise = raise(one);
    one.graph().raise(TAGS, false, Set.of(), null);
    one.order().follow();
    other.order().follow();

    assertThat(told).containsExactly(raise.sequence() + "ada ü" + "change of Book");
  }
}
