package org.freshet.isr.redis;

/** On a server that sentinels name. */
class RedisResponseStoreOnSentinelTest extends RedisResponseStoreTest {

  @Override
  String[] servers() {
    return Servers.sentinel();
  }
}
