package org.freshet.isr.persistence.hibernate;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.config.Codes;
import org.freshet.isr.persistence.loaded.LoadReporter;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.transaction.ChangeReporter;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.PersistenceSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Watches every Hibernate session factory of the application that has tagged entities, without any
 * setting. Found by {@code ServiceLoader}; without Hibernate nobody loads it.
 */
public final class HibernateChangeIntegrator implements Integrator {

  /** For Hibernate. */
  public HibernateChangeIntegrator() {}

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
    try {
      Set<Class<?>> tagged = new HashSet<>();
      for (PersistentClass entity : metadata.getEntityBindings()) {
        if (entity.hasPojoRepresentation()
            && !EntityTemplates.of(entity.getMappedClass()).isEmpty()) {
          tagged.add(entity.getMappedClass());
        }
      }
      if (!tagged.isEmpty()) {
        listen(factory);
      }
      HibernateFactories.watching(tagged);
      factory.addObserver(new Ready(unit(factory)));
      watchStatements(metadata, factory, tagged);
    } catch (RuntimeException | LinkageError e) {
      System.getLogger(HibernateChangeIntegrator.class.getPackageName())
          .log(
              Level.ERROR,
              Codes.NOT_ATTACHED + ": a Hibernate session factory cannot be watched",
              e);
    }
  }

  /** Not worth more than a word where this Hibernate is built differently. */
  private static void watchStatements(
      Metadata metadata, SessionFactoryImplementor factory, Set<Class<?>> tagged) {
    try {
      HibernateStatements.watch(factory.getSessionFactoryOptions(), metadata, tagged);
    } catch (RuntimeException | LinkageError e) {
      System.getLogger(HibernateChangeIntegrator.class.getPackageName())
          .log(Level.WARNING, Codes.UNSEEN_STATEMENT + ": bulk statements cannot be seen here", e);
    }
  }

  private static void listen(SessionFactoryImplementor factory) {
    EventListenerRegistry registry =
        factory.getServiceRegistry().requireService(EventListenerRegistry.class);
    HibernateChangeListener listener =
        new HibernateChangeListener(factory, unit(factory), new ChangeReporter());
    registry.appendListeners(EventType.POST_INSERT, listener);
    registry.appendListeners(EventType.POST_UPDATE, listener);
    registry.appendListeners(EventType.POST_DELETE, listener);
    registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, listener);
    registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, listener);
    registry.appendListeners(EventType.POST_COLLECTION_RECREATE, listener);
    HibernateLoadListener loads = new HibernateLoadListener(factory, new LoadReporter());
    registry.appendListeners(EventType.POST_LOAD, loads);
    registry.appendListeners(EventType.LOAD, loads);
  }

  private static String unit(SessionFactoryImplementor factory) {
    Object name =
        factory
            .getServiceRegistry()
            .requireService(ConfigurationService.class)
            .getSettings()
            .get(PersistenceSettings.PERSISTENCE_UNIT_NAME);
    return name == null ? "" : name.toString();
  }

  /** Shows a factory to others only when it has been built: another thread may look meanwhile. */
  private static final class Ready implements SessionFactoryObserver {

    private static final long serialVersionUID = 1L;

    private final String unit;

    Ready(String unit) {
      this.unit = unit;
    }

    @Override
    public void sessionFactoryCreated(SessionFactory factory) {
      HibernateFactories.add(factory, unit);
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    HibernateFactories.remove(factory);
  }
}
