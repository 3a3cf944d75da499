package org.freshet.planted.isr.persistence.change;

import org.freshet.planted.isr.persistence.unit.NamesHibernate;

/** Planted: a room inside of a room, in a circle with its neighbour. */
public class ReachesAroundInside {
  NamesHibernate unit;
}
