package org.freshet.isr.persistence;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.freshet.isr.api.EntityChanged.Change;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.persistence.eclipselink.EclipseLinkObjects;
import org.freshet.isr.persistence.hibernate.HibernateFactories;
import org.freshet.isr.persistence.loaded.LoadReporter;
import org.freshet.isr.persistence.template.AttributePath;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.persistence.transaction.ChangeReporter;
import org.jspecify.annotations.Nullable;

/**
 * The Jakarta Persistence listener that makes changes of {@link TaggedEntity} entities raise their
 * tags. Name it in {@code @EntityListeners} on an entity, or name {@code META-INF/isr-orm.xml} as a
 * mapping file of the unit, which attaches it to all entities of the unit.
 *
 * <p>Attached to an entity that is not tagged, or one of a Hibernate session factory that is
 * watched anyway, it does nothing. It loads nothing and never fails.
 */
public class IsrEntityListener {

  private static final int MAX_SNAPSHOTS = 50_000;

  private final Map<Class<?>, Listened> listened = new ConcurrentHashMap<>();
  private final Snapshots snapshots = new Snapshots(MAX_SNAPSHOTS);
  private final EclipseLinkObjects eclipseLink = new EclipseLinkObjects();
  private final ListenedValues values;
  private final ChangeReporter reporter;
  private final LoadReporter loads;

  /** For the persistence provider. */
  public IsrEntityListener() {
    this(new ListenedValues(), new ChangeReporter(), new LoadReporter());
  }

  IsrEntityListener(ListenedValues values, ChangeReporter reporter, LoadReporter loads) {
    this.values = values;
    this.reporter = reporter;
    this.loads = loads;
  }

  /**
   * Notes the tags of an entity that does not track its changes; what is being produced depends on
   * it from now on.
   */
  @PostLoad
  void loaded(Object entity) {
    quietly(
        entity,
        of -> {
          if (loads.isWanted()) {
            loads.loaded(of.templates(), EntityState.now(entity, values), values);
          }
          note(entity, of);
        });
  }

  /** The entity was inserted. */
  @PostPersist
  void persisted(Object entity) {
    quietly(entity, of -> report(entity, of, Change.INSERTED, () -> now(entity, of)));
  }

  /** The entity was updated. */
  @PostUpdate
  void updated(Object entity) {
    quietly(entity, of -> report(entity, of, Change.UPDATED, () -> beforeAndNow(entity, of)));
  }

  /** The entity was removed. */
  @PostRemove
  void removed(Object entity) {
    quietly(
        entity, of -> report(entity, of, Change.REMOVED, () -> beforeRemovalAndNow(entity, of)));
    snapshots.remove(entity);
  }

  private void quietly(Object entity, Consumer<Listened> work) {
    try {
      Listened of = listened.get(entity.getClass());
      if (of == null) {
        of = listened.computeIfAbsent(entity.getClass(), Listened::of);
      }
      if (of.watched()) {
        work.accept(of);
      }
    } catch (RuntimeException | LinkageError e) {
      reporter.failed(entity.getClass(), e);
    }
  }

  private void report(Object entity, Listened of, Change change, Supplier<Set<Tag>> tags) {
    reporter.report(of.templates(), change, () -> id(entity, of), tags, null);
    note(entity, of);
  }

  private void note(Object entity, Listened of) {
    if (!of.tracked()) {
      snapshots.put(entity, now(entity, of));
    }
  }

  private Set<Tag> now(Object entity, Listened of) {
    return of.templates().tags(EntityState.now(entity, values), values);
  }

  private Set<Tag> beforeAndNow(Object entity, Listened of) {
    EntityState now = EntityState.now(entity, values);
    if (of.tracked()) {
      EntityState before =
          eclipseLink
              .valuesBefore(entity)
              .map(changed -> before(changed, now))
              .orElseGet(() -> onlyId(of, now));
      return of.templates().tags(before, now, values);
    }
    Set<Tag> tags = of.templates().tags(now, values);
    tags.addAll(
        snapshots.get(entity).orElseGet(() -> of.templates().tags(onlyId(of, now), values)));
    return tags;
  }

  /** A removed entity may have been changed before, in the same transaction. */
  private Set<Tag> beforeRemovalAndNow(Object entity, Listened of) {
    Set<Tag> tags = now(entity, of);
    Optional<Map<String, @Nullable Object>> changed =
        of.tracked() ? eclipseLink.valuesBefore(entity) : Optional.empty();
    EntityState now = EntityState.now(entity, values);
    changed.ifPresent(old -> tags.addAll(of.templates().tags(before(old, now), values)));
    snapshots.get(entity).ifPresent(tags::addAll);
    return tags;
  }

  private static EntityState before(Map<String, @Nullable Object> changed, EntityState now) {
    return name -> changed.containsKey(name) ? changed.get(name) : now.read(name);
  }

  private static EntityState onlyId(Listened of, EntityState now) {
    return name -> name.equals(of.idAttribute()) ? now.read(name) : LoadedValues.UNKNOWN;
  }

  private @Nullable Object id(Object entity, Listened of) {
    Object id = of.idAttribute() == null ? null : values.read(entity, of.idAttribute());
    return id == LoadedValues.UNKNOWN ? null : id;
  }

  /** What is to be done about the entities of one class. */
  private record Listened(
      EntityTemplates templates, boolean watched, boolean tracked, @Nullable String idAttribute) {

    static Listened of(Class<?> type) {
      EntityTemplates templates = EntityTemplates.of(type);
      boolean watched = !templates.isEmpty() && !HibernateFactories.watch(type);
      return new Listened(
          templates, watched, EclipseLinkObjects.isTracked(type), AttributePath.idAttribute(type));
    }
  }
}
