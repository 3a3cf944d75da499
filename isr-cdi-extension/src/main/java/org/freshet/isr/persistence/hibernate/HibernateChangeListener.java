package org.freshet.isr.persistence.hibernate;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.freshet.isr.api.EntityChanged.Change;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.transaction.ChangeReporter;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reports what one session factory writes, with the state that Hibernate itself remembers from
 * before. A changed collection is a change of the entity that owns it. Thread-safe.
 */
final class HibernateChangeListener
    implements PostInsertEventListener,
        PostUpdateEventListener,
        PostDeleteEventListener,
        PreCollectionUpdateEventListener,
        PreCollectionRemoveEventListener,
        PostCollectionRecreateEventListener {

  private static final long serialVersionUID = 1L;

  private final transient Map<Class<?>, EntityTemplates> templates = new ConcurrentHashMap<>();
  private final transient HibernateValues values;
  private final transient HibernateStates states;
  private final transient ChangeReporter reporter;
  private final transient Supplier<@Nullable String> outside;

  HibernateChangeListener(SessionFactoryImplementor factory, String unit, ChangeReporter reporter) {
    this.values = new HibernateValues(factory);
    this.states = new HibernateStates(values);
    this.reporter = reporter;
    this.outside = () -> isJta(factory) ? null : unit;
  }

  private static boolean isJta(SessionFactoryImplementor factory) {
    return factory.getServiceRegistry().requireService(TransactionCoordinatorBuilder.class).isJta();
  }

  @Override
  public void onPostInsert(PostInsertEvent event) {
    Object entity = event.getEntity();
    EntityPersister persister = event.getPersister();
    report(
        entity,
        Change.INSERTED,
        event.getId(),
        of -> of.tags(states.of(entity, event.getId(), event.getState(), persister), values));
  }

  @Override
  public void onPostUpdate(PostUpdateEvent event) {
    Object entity = event.getEntity();
    EntityPersister persister = event.getPersister();
    report(
        entity,
        Change.UPDATED,
        event.getId(),
        of ->
            of.tags(
                states.of(entity, event.getId(), event.getOldState(), persister),
                states.of(entity, event.getId(), event.getState(), persister),
                values));
  }

  @Override
  public void onPostDelete(PostDeleteEvent event) {
    Object entity = event.getEntity();
    EntityPersister persister = event.getPersister();
    report(
        entity,
        Change.REMOVED,
        event.getId(),
        of ->
            of.tags(
                states.of(entity, event.getId(), event.getDeletedState(), persister),
                EntityState.now(entity, values),
                values));
  }

  @Override
  public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
    onCollection(event);
  }

  @Override
  public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
    onCollection(event);
  }

  @Override
  public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
    onCollection(event);
  }

  private void onCollection(AbstractCollectionEvent event) {
    Object owner = event.getAffectedOwnerOrNull();
    if (owner != null) {
      EntityState now = EntityState.now(owner, values);
      report(
          owner,
          Change.UPDATED,
          event.getAffectedOwnerIdOrNull(),
          of -> of.tags(HibernateStates.before(event.getCollection(), now), now, values));
    }
  }

  private void report(
      Object entity, Change change, @Nullable Object id, Function<EntityTemplates, Set<Tag>> tags) {
    try {
      EntityTemplates of = templates.computeIfAbsent(entity.getClass(), EntityTemplates::of);
      if (!of.isEmpty()) {
        reporter.report(of, change, () -> id, () -> tags.apply(of), outside.get());
      }
    } catch (RuntimeException | LinkageError e) {
      reporter.failed(entity.getClass(), e);
    }
  }

  @Override
  public boolean requiresPostCommitHandling(EntityPersister persister) {
    return false;
  }
}
