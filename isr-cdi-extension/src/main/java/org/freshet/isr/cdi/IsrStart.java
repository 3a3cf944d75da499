package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.admin.AdminListener;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.front.IsrFilter;
import org.freshet.isr.jaxrs.MissingFront;
import org.freshet.isr.persistence.AttachmentCheck;
import org.freshet.isr.persistence.EclipseLinkQueries;
import org.freshet.isr.persistence.TemplateCheck;
import org.freshet.isr.persistence.unit.PersistenceUnitObserver;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RevalidationQueue;

/**
 * What happens once when the application starts: looks, and reports what it finds wrong. Templates
 * that are wrong stop it: nobody could tell of them before the persistence units were there.
 */
@ApplicationScoped
class IsrStart {

  private static final Logger LOG = System.getLogger(IsrStart.class.getName());

  @Inject IsrExtension extension;
  @Inject IsrSettings settings;
  @Inject Raises raises;
  @Inject Background background;
  @Inject BeanManager beans;
  @Inject Observing observing;
  @Inject RedisBeans redis;
  @Inject MissingFront front;
  @Inject RevalidationQueue queue;
  @Inject OutboxBeans outbox;
  @Inject MessagingBeans messaging;
  private final AtomicBoolean started = new AtomicBoolean();

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    checkEntities();
    checkTenants();
    checkResources();
    if (context instanceof ServletContext servlets) {
      // Later, since some containers do not tell their filters while listeners run.
      background.schedule(() -> report(servlets), Duration.ofSeconds(1));
    }
    // In an EAR every module tells of its own start.
    if (started.compareAndSet(false, true)) {
      redis.begin(raises);
      QueueBeans.begin(queue);
      raises.watchDebts(settings.lease());
      outbox.begin(raises);
      observing.begin();
      followQueries();
    }
  }

  private void report(ServletContext servlets) {
    boolean present =
        servlets.getFilterRegistrations().values().stream()
            .anyMatch(filter -> IsrFilter.class.getName().equals(filter.getClassName()));
    if (!present) {
      front.report(servlets.getContextPath());
    } else if (settings.admin()
        && !servlets.getServletRegistrations().containsKey(AdminListener.NAME)) {
      MissingFront.reportAdmin(servlets.getContextPath());
    }
  }

  private void followQueries() {
    PersistenceUnits units = extension.units();
    if (units != null) {
      units.whenInjected(new EclipseLinkQueries(settings)::listen);
    }
  }

  /** Nobody could ask the bean before the application starts. */
  private void checkTenants() {
    if (extension.tenants().arePresent()) {
      Problems wrong = new Problems();
      extension.tenants().check(wrong);
      wrong.throwIfAny();
    }
  }

  /** Nobody could ask for the data source, or what JNDI has, before. */
  private void checkResources() {
    Problems wrong = new Problems();
    outbox.check(wrong);
    messaging.check(wrong);
    wrong.throwIfAny();
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
    Problems wrong = new Problems();
    if (settings.redis().isPresent() && !settings.acceptSharedCaches()) {
      for (String unit : observer.unreachable()) {
        wrong.add(
            Codes.SHARED_CACHE,
            "persistence unit '" + unit + "'",
            "may cache entities beyond transactions, and no bean injects it, so that it would go on"
                + " answering what other nodes have changed; must be injected somewhere, be left out"
                + " of isr.persistence.units, or isr.persistence.shared-cache be accept");
      }
    }
    new TemplateCheck(units, wrong).runKnown();
    wrong.throwIfAny();
  }
}
