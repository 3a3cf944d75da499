package org.freshet.isr.jaxrs;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The path template of a resource method, as meters name it. */
final class RouteTemplate {

  private RouteTemplate() {}

  /**
   * Class and method template with one slash before each, {@code /posts/{id}}; without what a
   * locator matched before, which differs from request to request. Empty if neither has one.
   */
  static String of(Class<?> resource, Method method) {
    return part(root(resource)) + part(own(resource, method));
  }

  private static String part(@Nullable Path path) {
    String value = path == null ? "" : path.value();
    int from = value.startsWith("/") ? 1 : 0;
    int to = value.endsWith("/") ? value.length() - 1 : value.length();
    return from >= to ? "" : "/" + value.substring(from, to);
  }

  private static @Nullable Path root(@Nullable Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Path.class)) {
        return c.getAnnotation(Path.class);
      }
      for (Class<?> implemented : c.getInterfaces()) {
        Path path = root(implemented);
        if (path != null) {
          return path;
        }
      }
    }
    return null;
  }

  /** Of the method, or of the one it overrides or implements. */
  private static @Nullable Path own(@Nullable Class<?> type, Method method) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Path path = declared(c, method);
      for (Class<?> implemented : c.getInterfaces()) {
        path = path == null ? own(implemented, method) : path;
      }
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  private static @Nullable Path declared(Class<?> type, Method method) {
    try {
      return type.getDeclaredMethod(method.getName(), method.getParameterTypes())
          .getAnnotation(Path.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
