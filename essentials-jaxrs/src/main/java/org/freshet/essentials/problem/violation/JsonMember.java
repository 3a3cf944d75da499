package org.freshet.essentials.problem.violation;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class as it stands in JSON: under the name that {@code @JsonbProperty} or
 * {@code @JsonProperty} gives it, read by name, since neither has to be there.
 *
 * @param name its name in JSON
 * @param type its type, null if nobody knows
 */
public record JsonMember(String name, @Nullable Type type) {

  private static final Set<String> NAMING =
      Set.of(
          "jakarta.json.bind.annotation.JsonbProperty",
          "com.fasterxml.jackson.annotation.JsonProperty");

  /** A property of a class, whether it is there or not. */
  public static JsonMember of(@Nullable Type owner, String property) {
    Type type = null;
    String name = property;
    for (AnnotatedElement element : elements(raw(owner), property)) {
      if (type == null) {
        type = element instanceof Field f ? f.getGenericType() : typeOf((Method) element);
      }
      name = name.equals(property) ? named(element, property) : name;
    }
    return new JsonMember(name, type);
  }

  /** The field and the accessors of a property. */
  private static List<AnnotatedElement> elements(@Nullable Class<?> owner, String property) {
    String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    Set<String> accessors = Set.of("get" + capital, "is" + capital, "set" + capital, property);
    List<AnnotatedElement> found = new ArrayList<>();
    for (Class<?> c = owner; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(property)) {
          found.add(field);
        }
      }
      for (Method method : c.getDeclaredMethods()) {
        if (accessors.contains(method.getName())) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private static @Nullable Type typeOf(Method accessor) {
    return accessor.getReturnType() == void.class ? null : accessor.getGenericReturnType();
  }

  private static String named(AnnotatedElement element, String property) {
    for (Annotation annotation : element.getAnnotations()) {
      if (NAMING.contains(annotation.annotationType().getName())) {
        try {
          Object value = annotation.annotationType().getMethod("value").invoke(annotation);
          if (value instanceof String text && !text.isEmpty()) {
            return text;
          }
        } catch (ReflectiveOperationException e) {
          return property;
        }
      }
    }
    return property;
  }

  private static @Nullable Class<?> raw(@Nullable Type type) {
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof Class<?> c ? c : null;
  }
}
