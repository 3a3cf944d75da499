package org.freshet.planted.isr.persistence.unit;

import org.freshet.planted.isr.persistence.change.ReachesAroundInside;
import org.hibernate.SessionFactory;

/** Planted: names a type of Hibernate outside of the room for that. */
public class NamesHibernate {
  SessionFactory factory;
  ReachesAroundInside change;
}
