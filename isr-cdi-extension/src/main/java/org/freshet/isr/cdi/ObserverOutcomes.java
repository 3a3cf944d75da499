package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.freshet.isr.config.Codes;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;

/** Notifies observers one by one, behind, in a request context of their own. */
@ApplicationScoped
class ObserverOutcomes implements Outcomes {

  private static final Logger LOG = System.getLogger(ObserverOutcomes.class.getName());

  @Inject BeanManager beans;
  @Inject Background background;
  @Inject Instance<RequestContextController> controllers;
  @Inject Meters meters;
  private final ConcurrentMap<Class<?>, Boolean> observed = new ConcurrentHashMap<>();

  @Override
  public void fire(Object event) {
    try {
      meters.happened(event);
      tellObservers(event);
    } catch (RuntimeException | LinkageError e) {
      // Whoever watches must not keep a raise from being recorded.
      LOG.log(Level.WARNING, Codes.OBSERVER_FAILED + ": an event was not told", e);
    }
  }

  private void tellObservers(Object event) {
    if (observed.computeIfAbsent(event.getClass(), type -> isObserved(event))) {
      background.execute(() -> notifyAll(event));
    }
  }

  /** Asked once for each type, since events are fired on threads that commit. */
  private boolean isObserved(Object event) {
    return !beans.resolveObserverMethods(event).isEmpty();
  }

  private void notifyAll(Object event) {
    // One for each thread: a controller knows that it has activated a context, but not for whom,
    // and a context left active on a thread of the server fails the next request there.
    RequestContextController requests = controllers.get();
    boolean activated = requests.activate();
    try {
      for (ObserverMethod<? super Object> observer : beans.resolveObserverMethods(event)) {
        notify(observer, event);
      }
    } finally {
      if (activated) {
        requests.deactivate();
      }
      controllers.destroy(requests);
    }
  }

  private static void notify(ObserverMethod<? super Object> observer, Object event) {
    try {
      observer.notify(event);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.OBSERVER_FAILED
              + ": an observer of "
              + event.getClass().getSimpleName()
              + " in "
              + observer.getBeanClass().getName()
              + " failed",
          e);
    }
  }
}
