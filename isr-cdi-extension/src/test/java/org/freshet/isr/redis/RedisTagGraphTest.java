package org.freshet.isr.redis;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraph.Limits;
import org.freshet.isr.tags.TagGraphContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** On the Redis 6.2 that the tests bring along. */
class RedisTagGraphTest extends TagGraphContract {

  private static RedisProcess redis;

  private final List<Nodes> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = RedisProcess.bundled();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void close() {
    nodes.forEach(Nodes::close);
  }

  @Override
  protected TagGraph graph(InstantSource clock, Limits limits) {
    Nodes one = new Nodes();
    nodes.add(one);
    return one.joined(one.settings(redis.url()), limits, clock).graph();
  }
}
