package org.freshet.essentials.crud;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Holds forms to their constraints, by the validator that the server has for the application. */
final class Validity {

  private static final String NAME = "java:comp/Validator";

  private Validity() {}

  static void check(Object form) {
    Set<ConstraintViolation<Object>> violations = validator().validate(form);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
  }

  @SuppressWarnings("BanJNDI") // a fixed name, in the application's own context
  private static Validator validator() {
    try {
      return (Validator) new InitialContext().lookup(NAME);
    } catch (NamingException e) {
      throw new IllegalStateException(NAME + " is not there, the server must have it", e);
    }
  }
}
