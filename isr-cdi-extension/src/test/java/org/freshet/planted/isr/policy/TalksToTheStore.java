package org.freshet.planted.isr.policy;

import org.freshet.planted.isr.store.StoreDoor;

/** Planted: a decision that does I/O. */
class TalksToTheStore {
  StoreDoor store;
}
