package org.freshet.isr.define;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a resource method and the fields of its class declare to read from a request; one
 * is made per method and thrown away.
 */
final class Parameters {

  /**
   * Where the value of a template's name comes from.
   *
   * @param type the Java type that it is converted to, a text if nobody declares it
   */
  record Source(Kind kind, String name, @Nullable String byDefault, Class<?> type) {}

  /** The parts of a request that a parameter may name. */
  enum Kind {
    PATH,
    QUERY,
    MATRIX,
    HEADER
  }

  final Set<String> query = new TreeSet<>();
  final Set<String> matrix = new TreeSet<>();
  final Set<String> headers = new TreeSet<>();
  final Set<String> cookies = new TreeSet<>();
  final Set<Class<?>> contexts = new HashSet<>();
  final Map<String, Source> sources = new HashMap<>();
  private final Set<Class<?>> seen = new HashSet<>();

  static Parameters of(Class<?> resource, Method method) {
    Parameters all = new Parameters();
    all.members(resource);
    for (Parameter parameter : method.getParameters()) {
      all.add(parameter, parameter.getType(), parameter.getName());
    }
    return all;
  }

  private void members(Class<?> type) {
    if (!seen.add(type)) {
      return;
    }
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        add(field, field.getType(), field.getName());
      }
      for (Method method : c.getDeclaredMethods()) {
        if (method.getParameterCount() == 1 && method.getReturnType() == void.class) {
          add(method, method.getParameterTypes()[0], method.getName());
        }
      }
      for (Constructor<?> constructor : c.getDeclaredConstructors()) {
        for (Parameter parameter : constructor.getParameters()) {
          add(parameter, parameter.getType(), parameter.getName());
        }
      }
    }
  }

  private void add(AnnotatedElement element, Class<?> type, String name) {
    DefaultValue defaultValue = element.getAnnotation(DefaultValue.class);
    String byDefault = defaultValue == null ? null : defaultValue.value();
    QueryParam queryParam = element.getAnnotation(QueryParam.class);
    if (queryParam != null) {
      query.add(queryParam.value());
      source(name, Kind.QUERY, queryParam.value(), byDefault, type);
    }
    MatrixParam matrixParam = element.getAnnotation(MatrixParam.class);
    if (matrixParam != null) {
      matrix.add(matrixParam.value());
      source(name, Kind.MATRIX, matrixParam.value(), byDefault, type);
    }
    HeaderParam headerParam = element.getAnnotation(HeaderParam.class);
    if (headerParam != null) {
      headers.add(headerParam.value());
      source(name, Kind.HEADER, headerParam.value(), byDefault, type);
    }
    PathParam pathParam = element.getAnnotation(PathParam.class);
    if (pathParam != null) {
      source(name, Kind.PATH, pathParam.value(), byDefault, type);
    }
    CookieParam cookieParam = element.getAnnotation(CookieParam.class);
    if (cookieParam != null) {
      cookies.add(cookieParam.value());
    }
    if (element.isAnnotationPresent(Context.class)) {
      contexts.add(type);
    }
    if (element.isAnnotationPresent(BeanParam.class)) {
      members(type);
    }
  }

  private void source(
      String javaName, Kind kind, String name, @Nullable String byDefault, Class<?> type) {
    Source source = new Source(kind, name, byDefault, type);
    // The name that the request knows wins over that of a Java parameter.
    sources.putIfAbsent(javaName, source);
    sources.put(name, source);
  }
}
