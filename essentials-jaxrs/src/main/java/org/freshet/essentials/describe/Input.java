package org.freshet.essentials.describe;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.freshet.essentials.config.DeclaredOn;

/**
 * What a method takes from a request.
 *
 * @param isConstrained whether something of it has constraints
 * @param isConverted whether a parameter becomes something else than text
 * @param hasBody whether it takes the body
 */
record Input(boolean isConstrained, boolean isConverted, boolean hasBody) {

  /** By their names: Jakarta Validation may be absent. */
  private static final String CONSTRAINT = "jakarta.validation.Constraint";

  private static final String VALID = "jakarta.validation.Valid";

  private static final Set<Class<? extends Annotation>> PLACES =
      Set.of(
          PathParam.class,
          QueryParam.class,
          HeaderParam.class,
          CookieParam.class,
          MatrixParam.class,
          FormParam.class);

  private static final Set<Class<? extends Annotation>> ELSEWHERE =
      Set.of(Context.class, Suspended.class, BeanParam.class);

  /** Nothing. */
  private static final Input NONE = new Input(false, false, false);

  static Input of(Class<?> type, Method method) {
    Input all = NONE;
    for (Parameter parameter : declared(type, method).getParameters()) {
      all = all.and(of(parameter));
    }
    return all;
  }

  /** Only the one that carries the annotations says which parameter is what. */
  private static Method declared(Class<?> type, Method method) {
    return DeclaredOn.methods(type, method).stream()
        .filter(
            one ->
                Arrays.stream(one.getAnnotations())
                    .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
        .findFirst()
        .orElse(method);
  }

  private Input and(Input other) {
    return new Input(
        isConstrained || other.isConstrained,
        isConverted || other.isConverted,
        hasBody || other.hasBody);
  }

  private static Input of(Parameter parameter) {
    if (parameter.isAnnotationPresent(BeanParam.class)) {
      return ofBean(parameter.getType());
    }
    boolean named = isAny(parameter, PLACES);
    return new Input(
        isConstrained(parameter),
        named && !isText(parameter.getType()),
        !named && !isAny(parameter, ELSEWHERE));
  }

  private static Input ofBean(Class<?> bean) {
    Input all = NONE;
    for (Class<?> c = bean; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (isAny(field, PLACES)) {
          all = all.and(new Input(isConstrained(field), !isText(field.getType()), false));
        }
      }
    }
    return all;
  }

  /** Collections of texts look like any collection here; a text is what they mostly hold. */
  private static boolean isText(Class<?> type) {
    return type == String.class || Collection.class.isAssignableFrom(type);
  }

  private static boolean isAny(AnnotatedElement element, Set<Class<? extends Annotation>> types) {
    return types.stream().anyMatch(element::isAnnotationPresent);
  }

  private static boolean isConstrained(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            type ->
                type.getName().equals(VALID)
                    || Arrays.stream(type.getAnnotations())
                        .anyMatch(meta -> meta.annotationType().getName().equals(CONSTRAINT)));
  }
}
