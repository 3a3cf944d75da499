package org.freshet.isr.call.define;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what may stand in the place of a result. */
final class Fallbacks {

  private Fallbacks() {}

  /**
   * A method of the class, or of one above, with the parameters of another and a result that fits.
   */
  static @Nullable Method method(CallSite at, String name) {
    Method failing = at.method();
    for (Class<?> c = at.bean(); c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && !method.isBridge()
            && Arrays.equals(method.getParameterTypes(), failing.getParameterTypes())
            && failing.getReturnType().isAssignableFrom(method.getReturnType())
            && !method.equals(failing)
            && method.trySetAccessible()) {
          return method;
        }
      }
    }
    return null;
  }

  /** What says nothing of a type. */
  static @Nullable Object empty(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    if (type == OptionalDouble.class) {
      return OptionalDouble.empty();
    }
    if (type == List.class || type == Collection.class || type == Iterable.class) {
      return List.of();
    }
    if (type == Set.class) {
      return Set.of();
    }
    return type == Map.class ? Map.of() : null;
  }
}
