package org.freshet.it.platform.app;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A type of text with a name of its own, made of constraints that there are. */
@Size(max = 4)
@Pattern(regexp = "[A-Z]\\d+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Shelfmark {

  String message() default "must be a letter and up to three digits";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
