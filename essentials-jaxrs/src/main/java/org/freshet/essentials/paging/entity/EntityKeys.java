package org.freshet.essentials.paging.entity;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freshet.essentials.paging.SortNames;
import org.freshet.essentials.paging.cursor.KeyCursor;
import org.jspecify.annotations.Nullable;

/**
 * What rows of an entity are ordered by: the attributes that were named, and the ids, so that no
 * two rows have the same place. Where an attribute may have no value, those rows come last in
 * either direction, which databases left alone do not agree on.
 */
final class EntityKeys {

  private final List<EntityKey> keys;

  private EntityKeys(List<EntityKey> keys) {
    this.keys = keys;
  }

  static EntityKeys of(EntityType<?> type, List<String> order) {
    List<EntityKey> keys = new ArrayList<>();
    for (String signed : SortNames.endingWith(order, ids(type))) {
      keys.add(EntityKey.of(type, signed));
    }
    return new EntityKeys(keys);
  }

  private static List<String> ids(EntityType<?> type) {
    if (!type.hasSingleIdAttribute()) {
      return type.getIdClassAttributes().stream().map(SingularAttribute::getName).sorted().toList();
    }
    List<String> ids = new ArrayList<>();
    for (SingularAttribute<?, ?> attribute : type.getSingularAttributes()) {
      if (attribute.isId()) {
        ids.addAll(EntityKey.parts(attribute));
      }
    }
    return ids;
  }

  List<String> order() {
    return keys.stream().map(EntityKey::signed).toList();
  }

  List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    keys.forEach(key -> types.add(key.type()));
    return types;
  }

  List<Path<?>> paths(Root<?> root) {
    List<Path<?>> paths = new ArrayList<>();
    keys.forEach(key -> paths.add(key.path(root)));
    return paths;
  }

  List<Order> orders(CriteriaBuilder builder, Root<?> root, boolean back) {
    List<Order> orders = new ArrayList<>();
    for (EntityKey key : keys) {
      Path<?> path = key.path(root);
      if (key.nullable()) {
        Expression<Integer> last =
            builder.<Integer>selectCase().when(builder.isNull(path), 1).otherwise(0);
        orders.add(back ? builder.desc(last) : builder.asc(last));
      }
      orders.add(key.descending() == back ? builder.asc(path) : builder.desc(path));
    }
    return orders;
  }

  /** Whether a row lies beyond a place, in the direction of reading, or at it if that counts. */
  Predicate from(CriteriaBuilder builder, Root<?> root, KeyCursor cursor) {
    List<Predicate> either = new ArrayList<>();
    List<Predicate> same = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      EntityKey key = keys.get(i);
      Object value = cursor.keys().get(i);
      Path<?> path = key.path(root);
      Predicate beyond = beyond(builder, key, path, value, cursor.back());
      if (beyond != null) {
        List<Predicate> all = new ArrayList<>(same);
        all.add(beyond);
        either.add(builder.and(all.toArray(Predicate[]::new)));
      }
      same.add(value == null ? builder.isNull(path) : builder.equal(path, value));
    }
    if (cursor.inclusive()) {
      either.add(builder.and(same.toArray(Predicate[]::new)));
    }
    return builder.or(either.toArray(Predicate[]::new));
  }

  /** Null if nothing is. */
  private static @Nullable Predicate beyond(
      CriteriaBuilder builder, EntityKey key, Path<?> path, @Nullable Object value, boolean back) {
    if (value == null) {
      return back ? builder.isNotNull(path) : null;
    }
    Predicate compared = compared(builder, path, value, key.descending() == back);
    return key.nullable() && !back ? builder.or(compared, builder.isNull(path)) : compared;
  }

  @SuppressWarnings("unchecked")
  private static Predicate compared(
      CriteriaBuilder builder, Path<?> path, Object value, boolean greater) {
    Expression<Comparable<Object>> left = (Expression<Comparable<Object>>) (Expression<?>) path;
    Comparable<Object> right = (Comparable<Object>) Objects.requireNonNull(value);
    return greater ? builder.greaterThan(left, right) : builder.lessThan(left, right);
  }
}
