package org.freshet.isr.redis;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraph.Limits;
import org.freshet.isr.tags.TagGraphContract;
import org.junit.jupiter.api.AfterEach;

/** On the Redis 6.2 that the tests bring along; classes below run the same on other servers. */
class RedisTagGraphTest extends TagGraphContract {

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
  protected TagGraph graph(InstantSource clock, Limits limits) {
    Nodes one = new Nodes(servers());
    nodes.add(one);
    return one.joined(limits, clock).graph();
  }
}
