package org.freshet.isr.persistence;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of providers whose classes the application may not be able to name: Open Liberty
 * hides those of EclipseLink.
 */
final class Reflection {

  private Reflection() {}

  /** The result of a method without parameters; null if the object has none of that name. */
  static @Nullable Object call(Object target, String name) {
    Method method = find(target.getClass(), name, 0);
    return method == null ? null : invoke(method, target);
  }

  /** The result of a method with one parameter; null if the object has none of that name. */
  static @Nullable Object call(Object target, String name, Object argument) {
    Method method = find(target.getClass(), name, 1);
    return method == null ? null : invoke(method, target, argument);
  }

  /** A method by name and number of parameters, wherever in the class hierarchy it stands. */
  static @Nullable Method find(Class<?> type, String name, int parameters) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == parameters
            && !method.isBridge()) {
          return method;
        }
      }
    }
    return null;
  }

  private static @Nullable Object invoke(Method method, Object target, Object... arguments) {
    try {
      method.setAccessible(true);
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
