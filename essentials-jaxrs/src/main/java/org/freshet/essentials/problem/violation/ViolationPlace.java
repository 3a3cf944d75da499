package org.freshet.essentials.problem.violation;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.freshet.essentials.problem.parameter.ParameterPlace;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a constraint was violated: a parameter, or a place in the body.
 *
 * @param parameter the parameter, null for the body
 * @param pointer the place in the body as a JSON Pointer in fragment form (RFC 6901, section 6),
 *     null for a parameter
 */
record ViolationPlace(@Nullable ParameterPlace parameter, @Nullable String pointer) {

  /**
   * The place that a path leads to.
   *
   * @param root the class that was validated
   * @return null if that is no place in a request
   */
  static @Nullable ViolationPlace of(Class<?> root, Path path) {
    Iterator<Path.Node> nodes = path.iterator();
    if (!nodes.hasNext()) {
      return new ViolationPlace(null, "#");
    }
    Path.Node first = nodes.next();
    if (first.getKind() == ElementKind.METHOD) {
      Method method = resourceMethod(root, first.as(Path.MethodNode.class));
      return method == null || !nodes.hasNext() ? null : ofArgument(method, nodes.next(), nodes);
    }
    if (first.getKind() == ElementKind.PROPERTY || first.getKind() == ElementKind.BEAN) {
      ParameterPlace field = fieldPlace(root, first.getName());
      return field != null
          ? new ViolationPlace(field, null)
          : new ViolationPlace(null, new JsonPointer(root).to(first).to(nodes).toString());
    }
    return null;
  }

  void describe(Map<String, Object> error) {
    if (parameter != null) {
      error.put("parameter", parameter.name());
      error.put("in", parameter.in());
    } else if (pointer != null) {
      error.put("pointer", pointer);
    }
  }

  private static @Nullable ViolationPlace ofArgument(
      Method method, Path.Node argument, Iterator<Path.Node> rest) {
    if (argument.getKind() != ElementKind.PARAMETER) {
      // The returned value, or what holds between arguments.
      return argument.getKind() == ElementKind.CROSS_PARAMETER
          ? new ViolationPlace(null, "#")
          : null;
    }
    int index = argument.as(Path.ParameterNode.class).getParameterIndex();
    Annotation[] annotations = method.getParameterAnnotations()[index];
    ParameterPlace place = ParameterPlace.of(annotations);
    if (place != null) {
      return new ViolationPlace(place, null);
    }
    if (Arrays.stream(annotations).anyMatch(BeanParam.class::isInstance) && rest.hasNext()) {
      ParameterPlace field = fieldPlace(method.getParameterTypes()[index], rest.next().getName());
      return field == null ? new ViolationPlace(null, "#") : new ViolationPlace(field, null);
    }
    Type body = method.getGenericParameterTypes()[index];
    return new ViolationPlace(null, new JsonPointer(body).to(rest).toString());
  }

  /** The parameter that a field or setter of a resource class or bean of parameters names. */
  private static @Nullable ParameterPlace fieldPlace(Class<?> type, @Nullable String name) {
    for (Class<?> c = type; name != null && c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return ParameterPlace.of(field.getAnnotations());
        }
      }
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equalsIgnoreCase("set" + name)
            || method.getName().equalsIgnoreCase("get" + name)) {
          ParameterPlace place = ParameterPlace.of(method.getAnnotations());
          if (place != null) {
            return place;
          }
        }
      }
    }
    return null;
  }

  /** The method with the annotations of Jakarta REST (section 3.6), null if there is none. */
  private static @Nullable Method resourceMethod(Class<?> root, Path.MethodNode node) {
    for (Class<?> c = root; c != null; c = c.getSuperclass()) {
      Method own = resourceMethodOf(c, node);
      if (own != null) {
        return own;
      }
      for (Class<?> i : c.getInterfaces()) {
        Method inherited = resourceMethodOf(i, node);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }

  private static @Nullable Method resourceMethodOf(Class<?> type, Path.MethodNode node) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(node.getName())
          && Arrays.asList(method.getParameterTypes()).equals(node.getParameterTypes())
          && isOfResource(method)) {
        return method;
      }
    }
    return null;
  }

  private static boolean isOfResource(Method method) {
    return method.isAnnotationPresent(jakarta.ws.rs.Path.class)
        || Arrays.stream(method.getAnnotations())
            .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
