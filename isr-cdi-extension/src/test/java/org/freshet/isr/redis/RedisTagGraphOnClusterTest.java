package org.freshet.isr.redis;

/** On a cluster of three. */
class RedisTagGraphOnClusterTest extends RedisTagGraphTest {

  @Override
  String[] servers() {
    return Servers.cluster();
  }
}
