package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.redis.Servers.until;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node gave up all nodes know of, with Redis. */
class GivenUpByNodesTest {

  private final RedisProcess redis = RedisProcess.installed();
  private final Nodes nodes = new Nodes("isr.redis.url=" + redis.url());
  private WorkingNode one;
  private WorkingNode other;
  private final Map<String, Boolean> ends = new ConcurrentHashMap<>();
  private final Batch batch = (key, renewed) -> ends.put(key, renewed);

  @BeforeEach
  void begin() {
    one = new WorkingNode(nodes, 1);
    other = new WorkingNode(nodes, 1);
  }

  @AfterEach
  void end() {
    one.kill();
    other.kill();
    nodes.close();
    redis.close();
  }

  @Test
  void what_a_node_produces_right_after_another_gave_it_up_is_accepted_again() {
    one.warmUp.status = 500;
    other.warmUp.status = 500;
    one.node.make("/page", "old", "post:7");
    one.node.raise("post:7");
    assertThat(one.queue.offer("/page", batch)).isEqualTo(Offer.TAKEN);
    until(() -> ends.containsKey("/page"));
    assertThat(ends).containsEntry("/page", false);

    // Before this node has looked what was given up.
    other.queue.produced("/page");

    until(() -> one.queue.givenUp().isEmpty());
    assertThat(one.queue.offer("/page", batch)).isEqualTo(Offer.TAKEN);
  }
}
