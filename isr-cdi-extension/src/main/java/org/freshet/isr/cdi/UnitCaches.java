package org.freshet.isr.cdi;

import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.tags.Raise;

/** The second-level caches of the application's persistence units. */
final class UnitCaches implements SharedCaches {

  private final org.freshet.isr.persistence.unit.SharedCaches caches;

  UnitCaches(PersistenceUnits units) {
    this.caches = new org.freshet.isr.persistence.unit.SharedCaches(units);
  }

  @Override
  public boolean forget(Raise raise) {
    return caches.evict(raise);
  }

  @Override
  public boolean areAbsent() {
    return caches.areAbsent();
  }
}
