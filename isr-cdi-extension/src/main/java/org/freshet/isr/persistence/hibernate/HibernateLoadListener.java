package org.freshet.isr.persistence.hibernate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.persistence.loaded.LoadReporter;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;

/**
 * Reports what one session factory loads, from the database or from its second-level cache; and
 * what is asked for by its identifier, though its session has it already. Thread-safe.
 */
final class HibernateLoadListener implements PostLoadEventListener, LoadEventListener {

  private static final long serialVersionUID = 1L;

  private final transient Map<Class<?>, EntityTemplates> templates = new ConcurrentHashMap<>();
  private final transient HibernateValues values;
  private final transient LoadReporter reporter;

  HibernateLoadListener(SessionFactoryImplementor factory, LoadReporter reporter) {
    this.values = new HibernateValues(factory);
    this.reporter = reporter;
  }

  @Override
  public void onPostLoad(PostLoadEvent event) {
    if (reporter.isWanted()) {
      loaded(event.getEntity());
    }
  }

  @Override
  public void onLoad(LoadEvent event, LoadType type) {
    Object found = event.getResult();
    if (found != null && reporter.isWanted() && Hibernate.isInitialized(found)) {
      loaded(Hibernate.unproxy(found));
    }
  }

  private void loaded(Object entity) {
    try {
      EntityTemplates of = templates.computeIfAbsent(entity.getClass(), EntityTemplates::of);
      if (!of.isEmpty()) {
        reporter.loaded(of, EntityState.now(entity, values), values);
      }
    } catch (RuntimeException | LinkageError e) {
      reporter.failed(e);
    }
  }
}
