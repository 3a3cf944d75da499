package org.freshet.it.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import java.util.List;
import java.util.Set;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.AttachmentCheck;
import org.freshet.isr.persistence.unit.PersistenceUnitObserver;
import org.freshet.isr.persistence.unit.PersistenceUnits;

/** Does with persistence units what the library does, and keeps what it found at start. */
public class UnitsExtension implements Extension {

  private final PersistenceUnits units = new PersistenceUnits(List.of());
  private final PersistenceUnitObserver observer = new PersistenceUnitObserver(units);
  private final Problems problems = new Problems();
  private Set<String> unknownAtStart = Set.of();

  <X> void observe(@Observes ProcessInjectionTarget<X> event) {
    observer.observe(event);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event, BeanManager beans) {
    units.declare(Thread.currentThread().getContextClassLoader(), problems);
    observer.learnAll(beans);
    unknownAtStart = units.unknown();
    new AttachmentCheck(units, problems).run();
  }

  /** The units known now. */
  public PersistenceUnits units() {
    return units;
  }

  /** What the check at start had to say. */
  public List<String> problems() {
    return problems.found();
  }

  /** The units that could not be learned at start. */
  public Set<String> unknownAtStart() {
    return unknownAtStart;
  }
}
