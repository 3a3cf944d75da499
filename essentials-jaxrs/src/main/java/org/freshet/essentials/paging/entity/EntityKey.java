package org.freshet.essentials.paging.entity;

import jakarta.persistence.Column;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import org.freshet.essentials.paging.SortNames;
import org.jspecify.annotations.Nullable;

/**
 * One attribute by which rows are ordered.
 *
 * @param signed its name, with {@code -} in front if the largest comes first
 * @param type what its values are
 * @param nullable whether rows may have none
 */
record EntityKey(String signed, Class<?> type, boolean nullable) {

  /**
   * The attribute that a name stands for.
   *
   * @throws IllegalArgumentException if there is none of a basic type
   */
  static EntityKey of(EntityType<?> entity, String signed) {
    ManagedType<?> type = entity;
    boolean nullable = false;
    SingularAttribute<?, ?> attribute = null;
    for (String step : SortNames.name(signed).split("\\.")) {
      attribute = type == null ? null : attribute(type, step);
      if (attribute == null) {
        break;
      }
      nullable |= isNullable(attribute);
      type = attribute.getType() instanceof EmbeddableType<?> inside ? inside : null;
    }
    if (attribute == null
        || attribute.getPersistentAttributeType() != PersistentAttributeType.BASIC) {
      throw new IllegalArgumentException(
          entity.getName()
              + " cannot be ordered by '"
              + SortNames.name(signed)
              + "', must be an attribute of a basic type");
    }
    return new EntityKey(signed, attribute.getJavaType(), nullable);
  }

  private static @Nullable SingularAttribute<?, ?> attribute(ManagedType<?> type, String name) {
    return type.getSingularAttributes().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The name of an attribute, or of all that an embedded one consists of. */
  static List<String> parts(SingularAttribute<?, ?> attribute) {
    if (attribute.getType() instanceof EmbeddableType<?> inside) {
      return inside.getSingularAttributes().stream()
          .map(part -> attribute.getName() + "." + part.getName())
          .sorted()
          .toList();
    }
    return List.of(attribute.getName());
  }

  private static boolean isNullable(SingularAttribute<?, ?> attribute) {
    if (attribute.isId() || attribute.isVersion() || !attribute.isOptional()) {
      return false;
    }
    if (attribute.getJavaType().isPrimitive()) {
      return false;
    }
    if (!(attribute.getJavaMember() instanceof AnnotatedElement member)) {
      return true;
    }
    Column column = member.getAnnotation(Column.class);
    boolean required =
        Arrays.stream(member.getAnnotations())
            .map(annotation -> annotation.annotationType().getName())
            .anyMatch(
                name ->
                    name.equals("jakarta.validation.constraints.NotNull")
                        || name.equals("jakarta.validation.constraints.NotBlank")
                        || name.equals("jakarta.validation.constraints.NotEmpty"));
    return !required && (column == null || column.nullable());
  }

  boolean descending() {
    return SortNames.isDescending(signed);
  }

  Path<?> path(Root<?> root) {
    Path<?> path = root;
    for (String step : SortNames.name(signed).split("\\.")) {
      path = path.get(step);
    }
    return path;
  }
}
