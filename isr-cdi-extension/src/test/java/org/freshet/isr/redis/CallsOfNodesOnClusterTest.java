package org.freshet.isr.redis;

class CallsOfNodesOnClusterTest extends CallsOfNodesTest {

  @Override
  String[] servers() {
    return Servers.cluster();
  }
}
