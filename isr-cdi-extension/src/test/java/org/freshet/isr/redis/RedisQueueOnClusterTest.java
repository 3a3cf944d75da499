package org.freshet.isr.redis;

/** On three masters that share the keys. */
class RedisQueueOnClusterTest extends RedisQueueTest {

  @Override
  String[] servers() {
    return Servers.cluster();
  }
}
