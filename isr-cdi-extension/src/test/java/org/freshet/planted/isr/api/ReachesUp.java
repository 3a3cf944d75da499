package org.freshet.planted.isr.api;

import org.freshet.planted.isr.front.ReachesAround;

/** Planted: a noun that knows a door. */
public class ReachesUp {
  ReachesAround door;
}
