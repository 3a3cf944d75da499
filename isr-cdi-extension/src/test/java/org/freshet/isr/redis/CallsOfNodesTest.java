package org.freshet.isr.redis;

import org.freshet.isr.call.CallNode;
import org.freshet.isr.call.CallsOfNodesContract;
import org.freshet.isr.call.codec.Codecs;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on one Redis, JSON by Jackson; classes below run the same otherwise. */
class CallsOfNodesTest extends CallsOfNodesContract {

  private final Nodes nodes = new Nodes(servers());
  private final CallNode one = node();
  private final CallNode other = node();

  /** The settings that say where the servers are. */
  String[] servers() {
    return Servers.bundled();
  }

  ValueCodecs codecs() {
    return Codecs.jackson();
  }

  private CallNode node() {
    SteadyClock clock = new SteadyClock();
    IsrSettings settings = nodes.settings();
    RedisBackend backend = nodes.node(settings, Limits.DEFAULT, clock, System::nanoTime);
    CallNode node = new CallNode(backend.graph(), backend.values(), codecs(), clock, settings);
    backend.begin(node.raises()::heard);
    return node;
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    nodes.close();
  }

  @Override
  protected CallNode one() {
    return one;
  }

  @Override
  protected CallNode other() {
    return other;
  }
}
