package org.freshet.isr.define;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.Suspended;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.freshet.isr.api.Isr;
import org.jspecify.annotations.Nullable;

/**
 * A resource method as Jakarta REST sees it: its annotations stand on it, or else on the method of
 * a superclass or interface that it implements (Jakarta REST 3.1, section 3.6).
 *
 * @param resource the resource class
 * @param method the method of that class
 * @param annotated the method that carries the annotations
 */
record ResourceMethod(Class<?> resource, Method method, Method annotated) {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\s*([\\w.-]+)");

  static ResourceMethod of(Class<?> resource, Method method) {
    return new ResourceMethod(resource, method, annotated(resource, method));
  }

  @Nullable Isr isr() {
    Isr own = method.getAnnotation(Isr.class);
    own = own == null ? annotated.getAnnotation(Isr.class) : own;
    return own == null ? resource.getAnnotation(Isr.class) : own;
  }

  boolean isrOnMethod() {
    return has(Isr.class);
  }

  boolean isGet() {
    return annotated.isAnnotationPresent(GET.class);
  }

  boolean has(Class<? extends Annotation> annotation) {
    return method.isAnnotationPresent(annotation) || annotated.isAnnotationPresent(annotation);
  }

  boolean isSubResource() {
    return rootPath() == null;
  }

  /** By its name: the module that makes responses of them may be absent. */
  boolean returnsParts() {
    return annotated.getReturnType().getName().equals("org.freshet.partstream.api.Parts");
  }

  boolean isAsynchronous() {
    for (Parameter parameter : annotated.getParameters()) {
      if (parameter.isAnnotationPresent(Suspended.class)) {
        return true;
      }
    }
    return false;
  }

  String site() {
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", "));
    return "@Isr on " + resource.getName() + "#" + method.getName() + "(" + parameters + ")";
  }

  String route() {
    return resource.getName() + "." + method.getName();
  }

  /** The names of the variables in the path templates of class and method. */
  Set<String> pathNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Path path : new Path[] {rootPath(), annotated.getAnnotation(Path.class)}) {
      if (path != null) {
        addVariables(path.value(), names);
      }
    }
    return names;
  }

  /** The expression of a variable may have braces of its own: {@code {year: \d{4}}}. */
  private static void addVariables(String path, Set<String> names) {
    Matcher matcher = VARIABLE.matcher(path);
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '}') {
        depth--;
      } else if (path.charAt(i) == '{' && depth++ == 0) {
        if (matcher.region(i, path.length()).lookingAt()) {
          names.add(matcher.group(1));
        }
      }
    }
  }

  Parameters.Source pathSource(String name) {
    return new Parameters.Source(Parameters.Kind.PATH, name, null, String.class);
  }

  List<String> produces() {
    return produces(annotated);
  }

  /**
   * Whether the type depends on {@code Accept}: the methods of this class at this path together
   * produce more than one type, or types that are not fixed.
   */
  boolean isNegotiated() {
    Set<String> types = new TreeSet<>();
    for (Method sibling : resource.getMethods()) {
      Method other = annotated(resource, sibling);
      if (other.isAnnotationPresent(GET.class) && pathOf(other).equals(pathOf(annotated))) {
        List<String> produced = produces(other);
        types.addAll(produced.isEmpty() ? List.of("*/*") : produced);
      }
    }
    return types.size() != 1 || types.iterator().next().contains("*");
  }

  private List<String> produces(Method of) {
    Produces produces = of.getAnnotation(Produces.class);
    if (produces == null) {
      produces = resource.getAnnotation(Produces.class);
    }
    if (produces == null) {
      produces = of.getDeclaringClass().getAnnotation(Produces.class);
    }
    return produces == null
        ? List.of()
        : Arrays.stream(produces.value())
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::trim)
            .toList();
  }

  private @Nullable Path rootPath() {
    for (Class<?> c = resource; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Path.class)) {
        return c.getAnnotation(Path.class);
      }
      for (Class<?> i : c.getInterfaces()) {
        if (i.isAnnotationPresent(Path.class)) {
          return i.getAnnotation(Path.class);
        }
      }
    }
    return null;
  }

  private static String pathOf(Method method) {
    Path path = method.getAnnotation(Path.class);
    String value = path == null ? "" : path.value();
    return value.replaceAll("^/+|/+$", "").replaceAll("\\{[^}]*\\}", "{}");
  }

  private static Method annotated(Class<?> resource, Method method) {
    if (isResourceMethod(method)) {
      return method;
    }
    for (Class<?> c = resource.getSuperclass(); c != null; c = c.getSuperclass()) {
      Method other = same(c, method);
      if (other != null && isResourceMethod(other)) {
        return other;
      }
    }
    for (Class<?> c = resource; c != null; c = c.getSuperclass()) {
      for (Class<?> i : c.getInterfaces()) {
        Method other = same(i, method);
        if (other != null && isResourceMethod(other)) {
          return other;
        }
      }
    }
    return method;
  }

  private static boolean isResourceMethod(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class)) {
        return true;
      }
    }
    return method.isAnnotationPresent(Path.class);
  }

  private static @Nullable Method same(Class<?> type, Method method) {
    for (Method other : type.getDeclaredMethods()) {
      if (other.getName().equals(method.getName())
          && !Modifier.isStatic(other.getModifiers())
          && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
        return other;
      }
    }
    return null;
  }
}
