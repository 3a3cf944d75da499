package org.freshet.isr.call;

import java.util.List;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.tags.TagGraph;
import org.junit.jupiter.api.AfterEach;

/** In memory: both are one. */
class CallsOfOneNodeTest extends CallsOfNodesContract {

  private final SteadyClock clock = new SteadyClock();
  private final CallNode node =
      new CallNode(
          TagGraph.inMemory(clock, TagGraph.Limits.DEFAULT),
          SharedValues.NONE,
          new ValueCodecs(List.of()),
          clock,
          FakeConfig.settings());

  @AfterEach
  void close() {
    node.close();
  }

  @Override
  protected CallNode one() {
    return node;
  }

  @Override
  protected CallNode other() {
    return node;
  }
}
