package org.freshet.essentials.problem.violation;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets to read of violated constraints: where, which constraint, what it wants. The
 * value that was sent is not repeated.
 */
final class ViolationReport {

  private static final Comparator<Map<String, Object>> ORDER =
      Comparator.comparing(ViolationReport::sortKey);

  private ViolationReport() {}

  /**
   * The entries of {@code errors}, in a fixed order.
   *
   * @return empty if it was not the request that violated them: a returned value, or an argument
   *     that the application itself passed on
   */
  static List<Map<String, Object>> of(@Nullable Set<? extends ConstraintViolation<?>> violations) {
    List<Map<String, Object>> errors = new ArrayList<>();
    if (violations == null) {
      return errors;
    }
    for (ConstraintViolation<?> violation : violations) {
      ViolationPlace place =
          ViolationPlace.of(violation.getRootBeanClass(), violation.getPropertyPath());
      if (place == null) {
        return List.of();
      }
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("detail", ViolationText.of(violation));
      place.describe(error);
      error.put("code", code(violation));
      errors.add(error);
    }
    errors.sort(ORDER);
    return errors;
  }

  private static String code(ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
  }

  private static String sortKey(Map<String, Object> error) {
    return error.get("in")
        + " "
        + error.get("parameter")
        + " "
        + error.get("pointer")
        + " "
        + error.get("code")
        + " "
        + error.get("detail");
  }
}
