package org.freshet.isr.persistence.template;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks paths of attribute names against classes; knows identifiers that are annotated. */
public final class AttributePath {

  private AttributePath() {}

  /** What is wrong with a path, as the rest of a sentence about its template. */
  static Optional<String> problem(Class<?> entityClass, List<String> path) {
    Class<?> type = entityClass;
    for (String name : path) {
      Optional<AttributeAccess> found = AttributeAccess.of(type, name);
      if (found.isEmpty() && isOpen(type)) {
        return Optional.empty();
      }
      if (found.isEmpty()) {
        return Optional.of(
            "names attribute '" + name + "', which " + type.getSimpleName() + " does not have");
      }
      if (isTransient(found.get().member()) && !mayBeMappedByGetter(type, name)) {
        return Optional.of(
            "names attribute '"
                + name
                + "' of "
                + type.getSimpleName()
                + ", which is not persistent");
      }
      Class<?> next = elementClass(found.get().type());
      if (next == null || next == Object.class) {
        return Optional.empty();
      }
      type = next;
    }
    if (type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class)) {
      String end = path.get(path.size() - 1);
      return Optional.of(
          "ends at '" + end + "', must name an attribute of " + type.getSimpleName());
    }
    return Optional.empty();
  }

  private static boolean isTransient(Member member) {
    return Modifier.isTransient(member.getModifiers())
        || ((AnnotatedElement) member).isAnnotationPresent(Transient.class);
  }

  /** A subclass may have what an interface or an abstract class lacks. */
  private static boolean isOpen(Class<?> type) {
    int modifiers = type.getModifiers();
    // Primitive types and arrays are abstract, and final too.
    return Modifier.isAbstract(modifiers) && !Modifier.isFinal(modifiers);
  }

  /** Where properties are mapped, their fields may be transient; only the unit can tell. */
  private static boolean mayBeMappedByGetter(Class<?> type, String name) {
    return AttributeAccess.getter(type, name)
        .filter(getter -> !isTransient(getter.member()))
        .isPresent();
  }

  /** The class of an attribute's value, of its elements if it is a collection; null if generic. */
  private static @Nullable Class<?> elementClass(Type type) {
    if (type instanceof Class<?> c) {
      return Collection.class.isAssignableFrom(c) || Map.class.isAssignableFrom(c) ? null : c;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean many = Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
      return many ? elementClass(arguments[arguments.length - 1]) : raw;
    }
    return null;
  }

  /**
   * The name of the one annotated identifier attribute of an entity class, null if there is none.
   */
  public static @Nullable String idAttribute(Class<?> entityClass) {
    List<String> ids = new ArrayList<>();
    for (Class<?> c = entityClass; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (has(field, Id.class) || has(field, EmbeddedId.class)) {
          ids.add(field.getName());
        }
      }
      for (Method method : c.getDeclaredMethods()) {
        if (has(method, Id.class) || has(method, EmbeddedId.class)) {
          ids.add(property(method.getName()));
        }
      }
    }
    return ids.size() == 1 ? ids.get(0) : null;
  }

  private static boolean has(AnnotatedElement element, Class<? extends Annotation> annotation) {
    return element.isAnnotationPresent(annotation);
  }

  private static String property(String getter) {
    String name = getter.startsWith("is") ? getter.substring(2) : getter.replaceFirst("^get", "");
    return name.isEmpty() ? getter : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
