package org.freshet.isr.persistence.hibernate;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.cache.internal.DisabledCaching;

/**
 * What Hibernate caches beside entities, where the unit is Hibernate's: collections and the results
 * of queries, which {@link jakarta.persistence.Cache} leaves alone.
 */
public final class HibernateCaches {

  private HibernateCaches() {}

  /** Forgets both, if the unit is Hibernate's. */
  public static void evictDerived(EntityManagerFactory unit) {
    if (HibernateFactories.isPresent()) {
      Hibernate.evict(unit);
    }
  }

  /** Whether a unit may keep entities beyond their transaction; true where nobody can tell. */
  public static boolean mayCache(EntityManagerFactory unit) {
    return !(HibernateFactories.isPresent() && Hibernate.isWithoutCache(unit));
  }

  /** Loaded only where Hibernate is present. */
  private static final class Hibernate {

    static boolean isWithoutCache(EntityManagerFactory unit) {
      return unit.getCache() instanceof DisabledCaching;
    }

    static void evict(EntityManagerFactory unit) {
      if (unit.getCache() instanceof org.hibernate.Cache cache) {
        cache.evictCollectionData();
        cache.evictQueryRegions();
      }
    }
  }
}
