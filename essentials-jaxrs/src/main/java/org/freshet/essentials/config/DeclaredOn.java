package org.freshet.essentials.config;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where annotations of a resource may stand: on a method, or else on the method of a superclass or
 * interface that it implements (Jakarta REST 3.1, section 3.6); on a class and its supertypes.
 */
public final class DeclaredOn {

  private DeclaredOn() {}

  /** The method, and those that it implements, nearest first. */
  public static List<Method> methods(Class<?> resource, Method method) {
    List<Method> found = new ArrayList<>();
    for (Class<?> type : types(resource)) {
      for (Method other : type.getDeclaredMethods()) {
        if (other.getName().equals(method.getName())
            && !other.isBridge()
            && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
          found.add(other);
        }
      }
    }
    return found;
  }

  /** The class, its superclasses, and then their interfaces. */
  public static Set<Class<?>> types(Class<?> type) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      classes.add(c);
    }
    Set<Class<?>> all = new LinkedHashSet<>(classes);
    classes.forEach(c -> addInterfaces(c, all));
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> one : type.getInterfaces()) {
      if (all.add(one)) {
        addInterfaces(one, all);
      }
    }
  }

  /** Whether Jakarta REST calls the method. */
  public static boolean isCalled(Class<?> resource, Method method) {
    return methods(resource, method).stream().anyMatch(DeclaredOn::isOfResource);
  }

  private static boolean isOfResource(Method method) {
    return method.isAnnotationPresent(Path.class)
        || Arrays.stream(method.getAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(annotation -> annotation.isAnnotationPresent(HttpMethod.class));
  }

  /** An annotation of a method, else of its class; null if there is none. */
  public static <A extends Annotation> @Nullable A annotation(
      Class<?> resource, Method method, Class<A> type) {
    A own = annotation(methods(resource, method), type);
    return own == null ? annotation(resource, type) : own;
  }

  /** An annotation of a class, null if there is none. */
  public static <A extends Annotation> @Nullable A annotation(Class<?> resource, Class<A> type) {
    for (Class<?> one : types(resource)) {
      A found = one.getAnnotation(type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static <A extends Annotation> @Nullable A annotation(
      List<Method> methods, Class<A> type) {
    for (Method method : methods) {
      A found = method.getAnnotation(type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * The path template of a method, without slashes at either end.
   *
   * @return null for a method of a sub-resource, whose path nobody knows
   */
  public static @Nullable String path(Class<?> resource, Method method) {
    Path root = annotation(resource, Path.class);
    Path own = annotation(methods(resource, method), Path.class);
    return root == null
        ? null
        : trimmed(trimmed(root.value()) + "/" + (own == null ? "" : trimmed(own.value())));
  }

  private static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  /** How messages and counters call a method. */
  public static String place(Class<?> type, Method method) {
    return type.getName()
        + "#"
        + method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
