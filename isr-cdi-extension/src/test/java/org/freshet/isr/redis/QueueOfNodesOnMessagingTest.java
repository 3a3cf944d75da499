package org.freshet.isr.redis;

import org.freshet.isr.messaging.LiveBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same with pages that wait on Jakarta Messaging. */
class QueueOfNodesOnMessagingTest extends QueueOfNodesTest {

  private LiveBroker broker;

  @BeforeEach
  @Override
  void begin() {
    broker = new LiveBroker();
    super.begin();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Override
  WorkingNode node(Nodes nodes, int lease) {
    return new WorkingNode(nodes, lease, broker);
  }
}
