package org.freshet.isr.redis;

/** On a server that sentinels know. */
class LeftRaisesOnSentinelTest extends LeftRaisesTest {

  @Override
  String[] servers() {
    return Servers.sentinel();
  }
}
