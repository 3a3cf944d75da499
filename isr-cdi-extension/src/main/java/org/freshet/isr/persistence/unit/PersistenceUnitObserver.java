package org.freshet.isr.persistence.unit;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.transaction.Failures;

/**
 * Learns the persistence units of the application from the classes that have one injected: whenever
 * such a class is injected, and once when the application starts, so that a cache can be evicted
 * before the first request has used it. For a portable extension. Thread-safe.
 */
public final class PersistenceUnitObserver {

  private final Map<Class<?>, Injected<?>> injected = new ConcurrentHashMap<>();
  private final Set<Class<?>> learned = ConcurrentHashMap.newKeySet();
  private final Failures failures = new Failures();
  private final PersistenceUnits units;

  /**
   * An observer that tells what it learns.
   *
   * @param units is told
   */
  public PersistenceUnitObserver(PersistenceUnits units) {
    this.units = units;
  }

  /** Wraps the injection of a class, if a persistence unit or context is injected into it. */
  public <X> void observe(ProcessInjectionTarget<X> event) {
    AnnotatedType<X> type = event.getAnnotatedType();
    UnitPoints points = UnitPoints.of(type);
    if (!points.isEmpty()) {
      InjectionTarget<X> plain = event.getInjectionTarget();
      injected.put(type.getJavaClass(), new Injected<>(plain, points));
      event.setInjectionTarget(new LearningTarget<>(plain, x -> learn(points, x)));
    }
  }

  /**
   * Learns the units that can be learned now: by name, else by injecting an instance that is
   * discarded again, without any of its life-cycle methods. Enterprise beans are left to their
   * first use.
   */
  public void learnAll(BeanManager beans) {
    for (Injected<?> each : injected.values()) {
      try {
        if (!learned.contains(each.points().type())) {
          learn(each, beans);
        }
      } catch (Exception | LinkageError e) {
        failures.note(
            Codes.UNKNOWN_UNIT, "a persistence unit is not known before " + each + " is used", e);
      }
    }
  }

  /**
   * The declared units that must be kept coherent and that nobody injects: theirs is the
   * second-level cache that can never be evicted. Others become known when they are used first, and
   * have cached nothing before.
   */
  public Set<String> unreachable() {
    Set<String> unreachable = new HashSet<>(units.unknown());
    for (Injected<?> each : injected.values()) {
      for (UnitPoints.Point point : each.points().points()) {
        if (point.unit().isEmpty() && units.declared().size() == 1) {
          return Set.of();
        }
        unreachable.remove(point.unit());
      }
    }
    return Set.copyOf(unreachable);
  }

  private void learn(Injected<?> each, BeanManager beans) throws Exception {
    if (each.points().learnByName(units)) {
      learned.add(each.points().type());
    } else if (!each.points().areKnown(units) && each.points().canBeInstantiated()) {
      inject(each, beans);
    }
  }

  /**
   * In a transaction, because an entity manager on Open Liberty tells its factory only where there
   * is one, or a component; while an EAR starts there is neither.
   */
  private <X> void inject(Injected<X> each, BeanManager beans) throws Exception {
    UserTransaction transaction = beans.createInstance().select(UserTransaction.class).get();
    CreationalContext<X> context = beans.createCreationalContext(null);
    X instance = each.target().produce(context);
    boolean begun = transaction.getStatus() == Status.STATUS_NO_TRANSACTION;
    if (begun) {
      transaction.begin();
    }
    try {
      each.target().inject(instance, context);
      learnFrom(each.points(), instance);
    } finally {
      if (begun) {
        transaction.rollback();
      }
      each.target().dispose(instance);
      context.release();
    }
  }

  private void learn(UnitPoints points, Object instance) {
    try {
      if (!learned.contains(points.type())) {
        learnFrom(points, instance);
      }
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.UNKNOWN_UNIT, "a persistence unit cannot be known by " + points, e);
    }
  }

  private void learnFrom(UnitPoints points, Object instance) {
    if (points.learnFrom(instance, units)) {
      learned.add(points.type());
    }
  }

  private record Injected<X>(InjectionTarget<X> target, UnitPoints points) {

    @Override
    public String toString() {
      return points.toString();
    }
  }
}
