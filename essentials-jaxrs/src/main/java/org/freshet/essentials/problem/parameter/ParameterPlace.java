package org.freshet.essentials.problem.parameter;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a parameter stands.
 *
 * @param name its name there
 * @param in {@code path}, {@code query}, {@code matrix}, {@code header}, {@code cookie} or {@code
 *     form}
 */
public record ParameterPlace(String name, String in) {

  /** The place that one of the annotations names, null if none does. */
  public static @Nullable ParameterPlace of(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      ParameterPlace place = of(annotation);
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable ParameterPlace of(Annotation annotation) {
    if (annotation instanceof PathParam path) {
      return new ParameterPlace(path.value(), "path");
    }
    if (annotation instanceof QueryParam query) {
      return new ParameterPlace(query.value(), "query");
    }
    if (annotation instanceof MatrixParam matrix) {
      return new ParameterPlace(matrix.value(), "matrix");
    }
    if (annotation instanceof HeaderParam header) {
      return new ParameterPlace(header.value(), "header");
    }
    if (annotation instanceof CookieParam cookie) {
      return new ParameterPlace(cookie.value(), "cookie");
    }
    if (annotation instanceof FormParam form) {
      return new ParameterPlace(form.value(), "form");
    }
    return null;
  }

  /** An entry of {@code errors} about it. */
  public Map<String, Object> error(String detail, String code) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("detail", detail);
    error.put("parameter", name);
    error.put("in", in);
    error.put("code", code);
    return error;
  }
}
