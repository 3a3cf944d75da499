package org.freshet.isr.redis;

import org.freshet.isr.call.codec.Codecs;
import org.freshet.isr.call.codec.ValueCodecs;

class CallsOfNodesByBindingTest extends CallsOfNodesTest {

  @Override
  ValueCodecs codecs() {
    return Codecs.binding();
  }
}
