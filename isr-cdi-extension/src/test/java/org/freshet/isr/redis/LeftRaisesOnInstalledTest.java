package org.freshet.isr.redis;

/** On the Redis that is installed. */
class LeftRaisesOnInstalledTest extends LeftRaisesTest {

  @Override
  String[] servers() {
    return Servers.installed();
  }
}
