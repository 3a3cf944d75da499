package org.freshet.planted.isr.front;

import org.freshet.planted.isr.api.ReachesUp;
import org.freshet.planted.isr.jaxrs.ScannedFilter;

/** Planted: one door imports the other. */
public class ReachesAround {
  ScannedFilter other;
  ReachesUp noun;
}
