package org.freshet.isr.redis;

/** On three masters that share the keys. */
class LeftRaisesOnClusterTest extends LeftRaisesTest {

  @Override
  String[] servers() {
    return Servers.cluster();
  }
}
