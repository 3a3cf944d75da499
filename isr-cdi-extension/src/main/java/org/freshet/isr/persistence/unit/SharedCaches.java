package org.freshet.isr.persistence.unit;

import jakarta.persistence.Cache;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OneToOne;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.PluralAttribute;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.hibernate.HibernateCaches;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.jspecify.annotations.Nullable;

/**
 * The second-level caches of this node, made to forget what was changed elsewhere: by another node,
 * a bulk statement, another program. EclipseLink's is on by default and would go on answering the
 * old state, to queries too.
 *
 * <p>Never to be called by a thread that commits: EclipseLink holds locks of the same cache then.
 * What a method throws means that something old may still be cached, and the call must be repeated.
 * Thread-safe.
 */
public final class SharedCaches {

  private final PersistenceUnits units;

  /** The caches of the units that are to be kept coherent. */
  public SharedCaches(PersistenceUnits units) {
    this.units = units;
  }

  /**
   * Forgets what a raise was about: its entities; where it names none, all entities of the classes
   * that could have one of its tags, and simply everything for a tag that no entity could have.
   *
   * @return whether a cache may hold entities at all
   */
  public boolean evict(Raise raise) {
    if (!raise.entities().isEmpty()) {
      evict(raise.entities());
    } else if (raise.tags().stream().anyMatch(this::isOfNoEntity)) {
      evictAll();
    } else {
      evictTagged(raise.tags());
    }
    return !areAbsent();
  }

  private boolean isOfNoEntity(Tag tag) {
    return !AnyTag.is(tag) && units.mentioning(Set.of(tag)).isEmpty();
  }

  /** Whether no known unit keeps entities beyond their transaction. */
  public boolean areAbsent() {
    return units.coherent().stream().noneMatch(HibernateCaches::mayCache);
  }

  /** Forgets all entities of the classes that could have one of these tags. */
  public void evictTagged(Set<Tag> tags) {
    evict(units.mentioning(tags));
  }

  /**
   * Forgets entities, and all entities that hold collections in which they may have appeared, since
   * what is cached of those is cached with their owner.
   */
  public void evict(Set<EntityRef> entities) {
    for (EntityManagerFactory unit : units.coherent()) {
      evict(unit, entities);
    }
  }

  /** Forgets everything. */
  public void evictAll() {
    for (EntityManagerFactory unit : units.coherent()) {
      Cache cache = unit.getCache();
      if (cache != null) {
        cache.evictAll();
      }
      HibernateCaches.evictDerived(unit);
    }
  }

  private static void evict(EntityManagerFactory unit, Set<EntityRef> entities) {
    Cache cache = unit.getCache();
    if (cache == null || entities.isEmpty()) {
      return;
    }
    Set<Class<?>> whole = new HashSet<>();
    for (EntityType<?> type : unit.getMetamodel().getEntities()) {
      for (EntityRef ref : entities) {
        if (ref.id() == null && related(type, ref.type()) || holds(type, ref.type())) {
          whole.add(type.getJavaType());
        }
      }
    }
    whole.forEach(cache::evict);
    for (EntityType<?> type : unit.getMetamodel().getEntities()) {
      for (EntityRef ref : entities) {
        Object id = ref.id();
        if (id != null && related(type, ref.type()) && !whole.contains(type.getJavaType())) {
          evict(cache, type.getJavaType(), id);
        }
      }
    }
    HibernateCaches.evictDerived(unit);
  }

  private static void evict(Cache cache, Class<?> type, Object id) {
    try {
      cache.evict(type, id);
    } catch (IllegalArgumentException | ClassCastException e) {
      // An identifier that the provider does not take for one of this class.
      cache.evict(type);
    }
  }

  private static boolean related(EntityType<?> type, Class<?> changed) {
    Class<?> mapped = type.getJavaType();
    return mapped != null && (mapped.isAssignableFrom(changed) || changed.isAssignableFrom(mapped));
  }

  /**
   * Whether entities of a type have an attribute whose cached value a change elsewhere can alter.
   */
  private static boolean holds(EntityType<?> type, Class<?> changed) {
    for (Attribute<?, ?> attribute : type.getAttributes()) {
      Class<?> target = target(attribute);
      if (target != null
          && (target.isAssignableFrom(changed) || changed.isAssignableFrom(target))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Class<?> target(Attribute<?, ?> attribute) {
    if (attribute instanceof PluralAttribute<?, ?, ?> many) {
      return many.isAssociation() ? many.getElementType().getJavaType() : null;
    }
    if (attribute.isAssociation()
        && attribute.getJavaMember() instanceof AnnotatedElement member
        && member.isAnnotationPresent(OneToOne.class)
        && !member.getAnnotation(OneToOne.class).mappedBy().isEmpty()) {
      return attribute.getJavaType();
    }
    return null;
  }
}
