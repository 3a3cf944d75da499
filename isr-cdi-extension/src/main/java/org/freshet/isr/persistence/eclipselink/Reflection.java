package org.freshet.isr.persistence.eclipselink;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of providers whose classes the application may not be able to name: Open Liberty
 * hides those of EclipseLink. Remembers the methods it found. Thread-safe.
 */
final class Reflection {

  private final Map<Name, Optional<Method>> found = new ConcurrentHashMap<>();

  private record Name(Class<?> type, String method, int parameters) {}

  /** The result of a method; null if the object has none of that name and number of parameters. */
  @Nullable Object call(Object target, String name, Object... arguments) {
    Optional<Method> method =
        found.computeIfAbsent(
            new Name(target.getClass(), name, arguments.length), Reflection::find);
    return method.isEmpty() ? null : invoke(method.get(), target, arguments);
  }

  /** A method by name and number of parameters, wherever in the class hierarchy it stands. */
  private static Optional<Method> find(Name name) {
    for (Class<?> c = name.type(); c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name.method())
            && method.getParameterCount() == name.parameters()
            && !method.isBridge()) {
          method.setAccessible(true);
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call " + method, e);
    }
  }

  /** Whether a class or one of its superclasses implements an interface of that name. */
  static boolean isA(Class<?> type, String interfaceName) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> i : c.getInterfaces()) {
        if (i.getName().equals(interfaceName) || isA(i, interfaceName)) {
          return true;
        }
      }
    }
    return false;
  }
}
