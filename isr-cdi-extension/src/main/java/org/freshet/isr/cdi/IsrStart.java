package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.AttachmentCheck;
import org.freshet.isr.persistence.PersistenceUnitObserver;
import org.freshet.isr.persistence.PersistenceUnits;
import org.freshet.isr.revalidate.Raises;

/** What happens once when the application has started: looks, and reports what it finds wrong. */
@ApplicationScoped
class IsrStart {

  private static final Logger LOG = System.getLogger(IsrStart.class.getName());

  @Inject IsrExtension extension;
  @Inject IsrSettings settings;
  @Inject Raises raises;
  @Inject BeanManager beans;
  private final AtomicBoolean started = new AtomicBoolean();

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    // In an EAR every module tells of its own start.
    if (started.compareAndSet(false, true)) {
      raises.watchDebts(settings.lease());
    }
    checkEntities();
  }

  private void checkEntities() {
    PersistenceUnits units = extension.units();
    PersistenceUnitObserver observer = extension.unitObserver();
    if (units == null || observer == null) {
      return;
    }
    observer.learnAll(beans);
    Problems found = new Problems();
    new AttachmentCheck(units, found).run();
    found.found().forEach(problem -> LOG.log(Level.ERROR, problem));
  }
}
