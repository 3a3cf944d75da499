package org.freshet.isr.persistence.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What the Hibernate integrator, which exists before any bean does, has to tell the others: which
 * classes it watches, and which factories there are. Everything is held weakly, so that nothing
 * outlives its application. Thread-safe.
 */
public final class HibernateFactories {

  private static final Map<Class<?>, Boolean> WATCHED =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final Map<EntityManagerFactory, String> FACTORIES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private HibernateFactories() {}

  static void watching(Collection<Class<?>> types) {
    types.forEach(type -> WATCHED.put(type, true));
  }

  /** A factory is ready to be asked. */
  static void add(EntityManagerFactory factory, String unit) {
    FACTORIES.put(factory, unit);
  }

  static void remove(EntityManagerFactory factory) {
    FACTORIES.remove(factory);
  }

  /** Whether this application's Hibernate has made a factory: then its classes can be named. */
  static boolean isPresent() {
    return !FACTORIES.isEmpty();
  }

  /**
   * Whether changes of a class are reported by Hibernate itself, so that no listener need do so.
   */
  public static boolean watch(Class<?> type) {
    return WATCHED.containsKey(type);
  }

  /** The factories that exist now, with their units' names. */
  public static Map<EntityManagerFactory, String> all() {
    synchronized (FACTORIES) {
      return Map.copyOf(FACTORIES);
    }
  }
}
