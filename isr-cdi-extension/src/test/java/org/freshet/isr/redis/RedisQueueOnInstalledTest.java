package org.freshet.isr.redis;

/** On the Redis that is installed on this machine, where there is one. */
class RedisQueueOnInstalledTest extends RedisQueueTest {

  @Override
  String[] servers() {
    return Servers.installed();
  }
}
