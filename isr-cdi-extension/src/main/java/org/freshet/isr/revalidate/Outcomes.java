package org.freshet.isr.revalidate;

/** Tells the application's observers what happened. Thread-safe. */
@FunctionalInterface
public interface Outcomes {

  /** Fires an event behind; a failing observer is reported and changes nothing else. */
  void fire(Object event);
}
