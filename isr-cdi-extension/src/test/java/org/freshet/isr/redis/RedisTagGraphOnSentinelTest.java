package org.freshet.isr.redis;

/** On a server that sentinels name. */
class RedisTagGraphOnSentinelTest extends RedisTagGraphTest {

  @Override
  String[] servers() {
    return Servers.sentinel();
  }
}
