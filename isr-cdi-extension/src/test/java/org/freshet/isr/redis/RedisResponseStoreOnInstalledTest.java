package org.freshet.isr.redis;

/** On the Redis that is installed on this machine, where there is one. */
class RedisResponseStoreOnInstalledTest extends RedisResponseStoreTest {

  @Override
  String[] servers() {
    return Servers.installed();
  }
}
