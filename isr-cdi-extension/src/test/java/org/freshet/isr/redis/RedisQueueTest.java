package org.freshet.isr.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.FakeClock;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.queue.LocalRevalidationQueue;
import org.freshet.isr.revalidate.queue.RevalidationQueueContract;
import org.freshet.isr.revalidate.share.SharedRevalidationQueue;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;

/** On the Redis 6.2 that the tests bring along; classes below run the same on other servers. */
class RedisQueueTest extends RevalidationQueueContract {

  private final List<Nodes> nodes = new ArrayList<>();

  /** The settings that say where the servers are. */
  String[] servers() {
    return Servers.bundled();
  }

  @AfterEach
  void close() {
    nodes.forEach(Nodes::close);
  }

  @Override
  protected RevalidationQueue queue(LocalRevalidationQueue local) {
    Nodes one = new Nodes(servers());
    nodes.add(one);
    SharedRevalidationQueue queue =
        new SharedRevalidationQueue(
            local,
            one.joined(Limits.DEFAULT, new FakeClock()).work(),
            graph,
            background,
            2,
            Duration.ofMinutes(1));
    queue.begin();
    return queue;
  }
}
