package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.redis.Servers.until;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes work off one queue, with threads and clocks as in an application. */
class QueueOfNodesTest {

  private final RedisProcess redis = RedisProcess.installed();
  private final Nodes nodes = new Nodes("isr.redis.url=" + redis.url());
  private WorkingNode one;
  private WorkingNode other;
  private final Map<String, Boolean> ends = new ConcurrentHashMap<>();
  private final Batch batch = (key, renewed) -> ends.put(key, renewed);

  /** A node that works off the queue; it counts others as lost after so many seconds. */
  WorkingNode node(Nodes nodes, int lease) {
    return new WorkingNode(nodes, lease);
  }

  @BeforeEach
  void begin() {
    one = node(nodes, 1);
    other = node(nodes, 1);
  }

  @AfterEach
  void end() {
    one.kill();
    other.kill();
    nodes.close();
    redis.close();
  }

  private List<String> offered(int count) {
    List<String> keys = IntStream.range(0, count).mapToObj(i -> "/page-" + i).toList();
    keys.forEach(key -> one.node.make(key, "old", "post:7"));
    one.node.raise("post:7");
    keys.forEach(key -> assertThat(one.queue.offer(key, batch)).isEqualTo(Offer.TAKEN));
    return keys;
  }

  @Test
  void a_raise_is_worked_off_by_both_each_page_once_and_the_one_that_asked_is_told() {
    one.warmUp.hold();
    List<String> keys = offered(60);
    until(() -> one.warmUp.waiting() == 2);
    until(() -> other.warmUp.asked.size() > 20);
    one.warmUp.open();

    until(() -> ends.size() == 60);

    assertThat(ends).containsOnlyKeys(keys).doesNotContainValue(false);
    assertThat(one.warmUp.asked).doesNotContainAnyElementsOf(other.warmUp.asked);
    assertThat(one.warmUp.asked.size() + other.warmUp.asked.size()).isEqualTo(60);
    assertThat(one.node.isCurrent("/page-0")).isTrue();
    until(() -> one.queue.summary().pending() == 0);
  }

  @Test
  void what_a_node_that_is_killed_in_the_middle_had_in_hand_is_renewed_by_the_other() {
    one.warmUp.hold();
    other.warmUp.hold();
    List<String> keys = offered(40);
    until(() -> other.warmUp.waiting() == 2);

    other.kill();

    one.warmUp.open();
    until(() -> ends.size() == 40);
    assertThat(ends).containsOnlyKeys(keys).doesNotContainValue(false);
    assertThat(keys).allMatch(one.node::isCurrent);
  }

  @Test
  void what_a_node_that_ends_has_in_hand_is_renewed_by_another_at_once() {
    WorkingNode ending = node(nodes, 3600);
    WorkingNode staying = null;
    try {
      one.kill();
      other.kill();
      ending.warmUp.hold();
      ending.node.make("/page", "old", "post:7");
      ending.node.raise("post:7");
      ending.queue.offer("/page", batch);
      until(() -> ending.warmUp.waiting() == 1);
      staying = node(nodes, 3600);

      ending.end();

      Watched left = staying.node;
      until(() -> left.isCurrent("/page"));
    } finally {
      ending.kill();
      if (staying != null) {
        staying.kill();
      }
    }
  }

  @Test
  void a_node_that_begins_later_goes_on_where_all_others_were_killed() {
    one.warmUp.hold();
    other.warmUp.hold();
    List<String> keys = offered(20);
    until(() -> one.warmUp.waiting() == 2 && other.warmUp.waiting() == 2);
    one.kill();
    other.kill();

    WorkingNode third = node(nodes, 1);
    try {
      until(() -> third.queue.summary().done() == 20);
      assertThat(keys).allMatch(third.node::isCurrent);
    } finally {
      third.kill();
    }
  }

  @Test
  void while_redis_is_away_a_node_queues_alone_and_afterwards_all_work_together_again() {
    redis.kill();
    until(() -> one.queue.offer("/alone", batch) == Offer.TAKEN);

    redis.start();
    until(() -> one.node.make("/settled", "old", "post:7"));
    until(() -> ends.containsKey("/alone"));
    ends.clear();
    one.warmUp.hold();
    offered(10);
    until(() -> !other.warmUp.asked.isEmpty());
    one.warmUp.open();
    until(() -> ends.size() == 10);
    assertThat(Set.copyOf(ends.values())).containsExactly(true);
  }
}
