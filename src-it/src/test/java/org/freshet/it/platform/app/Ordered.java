package org.freshet.it.platform.app;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Between two members: whoever comes leaves later. */
@Constraint(validatedBy = Ordered.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Ordered {

  String message() default "must end after it begins";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at the whole. */
  class Check implements ConstraintValidator<Ordered, Stay> {

    @Override
    public boolean isValid(Stay stay, ConstraintValidatorContext context) {
      return stay == null
          || stay.from() == null
          || stay.until() == null
          || stay.from().isBefore(stay.until());
    }
  }
}
