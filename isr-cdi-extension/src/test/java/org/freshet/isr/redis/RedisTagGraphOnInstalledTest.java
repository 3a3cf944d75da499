package org.freshet.isr.redis;

/** On the Redis that is installed on this machine, where there is one. */
class RedisTagGraphOnInstalledTest extends RedisTagGraphTest {

  @Override
  String[] servers() {
    return Servers.installed();
  }
}
