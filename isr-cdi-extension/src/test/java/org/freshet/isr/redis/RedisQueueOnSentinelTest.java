package org.freshet.isr.redis;

/** On a server that a sentinel names. */
class RedisQueueOnSentinelTest extends RedisQueueTest {

  @Override
  String[] servers() {
    return Servers.sentinel();
  }
}
