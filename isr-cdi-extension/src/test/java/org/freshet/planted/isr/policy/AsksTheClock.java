package org.freshet.planted.isr.policy;

import java.time.Instant;

/** Planted: a decision with a clock of its own. */
class AsksTheClock {
  Instant now() {
    return Instant.now();
  }
}
