package org.freshet.isr.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.bulk.UnseenStatements;
import org.freshet.isr.persistence.eclipselink.EclipseLinkObjects;
import org.freshet.isr.persistence.eclipselink.EclipseLinkSessions;
import org.freshet.isr.persistence.loaded.LoadReporter;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.persistence.transaction.Failures;

/**
 * What EclipseLink's queries tell beyond the entity listener: entities that its unit of work had
 * already, those that are answered from the shared cache for reading only, and in development
 * statements that change entities past their listener. Thread-safe; no query fails because of it.
 */
public final class EclipseLinkQueries implements EclipseLinkSessions.Listener {

  private final boolean development;
  private final EclipseLinkSessions sessions = new EclipseLinkSessions();
  private final EclipseLinkObjects objects = new EclipseLinkObjects();
  private final Map<Class<?>, EntityTemplates> templates = new ConcurrentHashMap<>();
  private final UnseenStatements unseen = new UnseenStatements();
  private final Failures failures = new Failures();
  private final LoadedValues values;
  private final LoadReporter loads;
  private final boolean isNeeded;

  /** Listens to nothing yet; and to nothing at all where the settings want nothing of it. */
  public EclipseLinkQueries(IsrSettings settings) {
    this(settings, new ListenedValues(), new LoadReporter());
  }

  EclipseLinkQueries(IsrSettings settings, LoadedValues values, LoadReporter loads) {
    this.development = settings.development();
    this.isNeeded = settings.development() || settings.loaded().addTags();
    this.values = values;
    this.loads = loads;
  }

  /** Listens to a unit, if it is EclipseLink's. */
  public void listen(EntityManagerFactory unit) {
    if (isNeeded) {
      quietly(() -> sessions.listen(unit, this));
    }
  }

  @Override
  public void answered(Object result) {
    if (loads.isWanted()) {
      try {
        each(result);
      } catch (RuntimeException | LinkageError e) {
        loads.failed(e);
      }
    }
  }

  private void each(Object result) {
    if (result instanceof Collection<?> rows) {
      if (objects.inMemory(rows) == rows) {
        rows.forEach(this::row);
      }
    } else {
      row(result);
    }
  }

  private void row(Object row) {
    if (row instanceof Object[] columns) {
      for (Object column : columns) {
        entity(column);
      }
    } else {
      entity(row);
    }
  }

  private void entity(Object entity) {
    if (entity != null) {
      EntityTemplates of = of(entity.getClass());
      if (!of.isEmpty()) {
        loads.loaded(of, EntityState.now(entity, values), values);
      }
    }
  }

  @Override
  public void changed(String statement, Class<?> entity) {
    if (development && !of(entity).isEmpty()) {
      quietly(() -> unseen.changed(statement, entity));
    }
  }

  @Override
  public void executed(String sql, Map<String, Class<?>> tables) {
    if (development) {
      quietly(() -> unseen.executed(sql, tagged(tables)));
    }
  }

  private Map<String, Class<?>> tagged(Map<String, Class<?>> tables) {
    Map<String, Class<?>> tagged = new HashMap<>();
    tables.forEach(
        (table, entity) -> {
          if (!of(entity).isEmpty()) {
            tagged.putIfAbsent(UnseenStatements.table(table), entity);
          }
        });
    return tagged;
  }

  private EntityTemplates of(Class<?> type) {
    return templates.computeIfAbsent(type, EntityTemplates::of);
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      failures.note(Codes.UNSEEN_STATEMENT, "EclipseLink's queries cannot be followed", e);
    }
  }
}
