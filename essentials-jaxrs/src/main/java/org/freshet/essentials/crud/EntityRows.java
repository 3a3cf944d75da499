package org.freshet.essentials.crud;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.api.EntityPages.Condition;
import org.jspecify.annotations.Nullable;

/** Rows by their ids, and what their entity says of them. */
final class EntityRows {

  private EntityRows() {}

  /** The only row with an id that fits a condition. */
  static <E> @Nullable E find(
      EntityManager entities, Class<E> type, Object key, Condition<E> condition) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<E> query = builder.createQuery(type);
    Root<E> row = query.from(type);
    List<Predicate> all = new ArrayList<>(condition.of(builder, row));
    all.add(builder.equal(row.get(id(entities, type).getName()), key));
    query.select(row).where(all.toArray(Predicate[]::new));
    List<E> found = entities.createQuery(query).setMaxResults(1).getResultList();
    return found.isEmpty() ? null : found.get(0);
  }

  /** The type of an entity's id. */
  static Class<?> idType(EntityManager entities, Class<?> type) {
    return id(entities, type).getJavaType();
  }

  private static SingularAttribute<?, ?> id(EntityManager entities, Class<?> type) {
    EntityType<?> entity = entities.getMetamodel().entity(type);
    if (entity.hasSingleIdAttribute()) {
      for (SingularAttribute<?, ?> attribute : entity.getSingularAttributes()) {
        if (attribute.isId()) {
          return attribute;
        }
      }
    }
    throw new IllegalStateException(
        entity.getName() + " has several ids, must have one attribute for its id");
  }

  static String id(EntityManager entities, Object row) {
    return String.valueOf(
        entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(row));
  }

  static @Nullable String version(EntityManager entities, Class<?> type, Object row) {
    EntityType<?> entity = entities.getMetamodel().entity(type);
    if (!entity.hasVersionAttribute()) {
      return null;
    }
    for (SingularAttribute<?, ?> attribute : entity.getSingularAttributes()) {
      if (attribute.isVersion()) {
        return text(value(attribute.getJavaMember(), row));
      }
    }
    return null;
  }

  /** In the form of an entity tag, which has no spaces. */
  private static @Nullable String text(@Nullable Object version) {
    if (version == null) {
      return null;
    }
    return version instanceof Timestamp time ? time.toInstant().toString() : version.toString();
  }

  private static @Nullable Object value(Member member, Object row) {
    try {
      if (member instanceof Field field) {
        field.setAccessible(true);
        return field.get(row);
      }
      Method method = (Method) member;
      method.setAccessible(true);
      return method.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the version of a row cannot be read", e);
    }
  }
}
