package org.freshet.bookshop.editing;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is an ISBN-13 with the right check digit; null is left to {@code @NotNull}. */
@Documented
@Constraint(validatedBy = Isbn.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Isbn {

  /** The rule, as a person reads it. */
  String message() default
      "must be 13 digits starting with 978 or 979, the last being the right check digit";

  /** Validation groups. */
  Class<?>[] groups() default {};

  /** Payload of the constraint. */
  Class<? extends Payload>[] payload() default {};

  /** Applies {@link Isbn13#isValid}. */
  class Validator implements ConstraintValidator<Isbn, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || Isbn13.isValid(text);
    }
  }
}
