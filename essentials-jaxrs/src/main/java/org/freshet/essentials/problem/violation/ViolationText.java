package org.freshet.essentials.problem.violation;

import jakarta.validation.ConstraintViolation;
import java.util.regex.Pattern;

/**
 * The message of a violated constraint, unless it repeats the value that was sent: a message may
 * ask for {@code ${validatedValue}}, and what comes back into a page or a log then is the
 * attacker's to choose.
 */
final class ViolationText {

  /** The messages of the specification and its reference implementation repeat no value. */
  private static final Pattern STANDARD =
      Pattern.compile("\\{(jakarta\\.validation|org\\.hibernate\\.validator)\\.[\\w.]+\\}");

  private static final String SILENT = "is not valid";

  private ViolationText() {}

  static String of(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    String message = violation.getMessage();
    if (template != null && STANDARD.matcher(template).matches()) {
      return message;
    }
    boolean asks = template != null && template.contains("validatedValue");
    String value = String.valueOf(violation.getInvalidValue());
    return asks || !value.isBlank() && message.contains(value) ? SILENT : message;
  }
}
