package org.freshet.isr.redis;

/** On a cluster of three. */
class RedisResponseStoreOnClusterTest extends RedisResponseStoreTest {

  @Override
  String[] servers() {
    return Servers.cluster();
  }
}
