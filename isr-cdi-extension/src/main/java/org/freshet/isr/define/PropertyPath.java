package org.freshet.isr.define;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an object by a path of names: record components, getters, public methods
 * without parameters, public fields, and the keys of maps. Thread-safe.
 */
public final class PropertyPath {

  private static final ClassValue<Map<String, AnnotatedElement>> FOUND =
      new ClassValue<>() {
        @Override
        protected Map<String, AnnotatedElement> computeValue(Class<?> type) {
          return new java.util.concurrent.ConcurrentHashMap<>();
        }
      };

  private PropertyPath() {}

  /** The value at the end of the path, null if any value on it is null or unreadable. */
  public static @Nullable Object read(@Nullable Object start, List<String> path) {
    Object value = start;
    for (String name : path) {
      if (value == null) {
        return null;
      }
      value = value instanceof Map<?, ?> map ? map.get(name) : property(value, name);
    }
    return value;
  }

  /**
   * Whether a type may have a property: true where only the run time can tell.
   *
   * @return the type of the property, null if it does not exist
   */
  public static @Nullable Class<?> type(Class<?> type, String name) {
    if (type == Object.class || Map.class.isAssignableFrom(type)) {
      return Object.class;
    }
    AnnotatedElement member = member(type, name);
    if (member instanceof Method method) {
      return method.getReturnType();
    }
    if (member instanceof Field field) {
      return field.getType();
    }
    return isOpen(type) ? Object.class : null;
  }

  /** A subtype may have what an interface or an abstract class lacks. */
  private static boolean isOpen(Class<?> type) {
    int modifiers = type.getModifiers();
    // Primitive types and arrays are abstract, and final too.
    return type.isInterface() || Modifier.isAbstract(modifiers) && !Modifier.isFinal(modifiers);
  }

  private static @Nullable Object property(Object value, String name) {
    AnnotatedElement member = member(value.getClass(), name);
    try {
      if (member instanceof Method method) {
        return method.invoke(value);
      }
      return member instanceof Field field ? field.get(value) : null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  private static @Nullable AnnotatedElement member(Class<?> type, String name) {
    Map<String, AnnotatedElement> known = FOUND.get(type);
    AnnotatedElement member = known.get(name);
    if (member == null) {
      member = search(type, name);
      if (member != null) {
        known.put(name, member);
      }
    }
    return member;
  }

  private static @Nullable AnnotatedElement search(Class<?> type, String name) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    for (String candidate : List.of(name, "get" + capital, "is" + capital)) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(candidate)
            && method.getParameterCount() == 0
            && method.getReturnType() != void.class
            && !Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() != Object.class
            && method.trySetAccessible()) {
          return method;
        }
      }
    }
    for (Field field : type.getFields()) {
      if (field.getName().equals(name) && field.trySetAccessible()) {
        return field;
      }
    }
    return null;
  }
}
