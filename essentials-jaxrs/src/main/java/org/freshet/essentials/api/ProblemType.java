package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which problem an exception of the application is, for exceptions that know nothing of HTTP:
 *
 * <pre>{@code
 * @ProblemType(value = "https://shop.example/problems/out-of-stock", status = 409,
 *     title = "Out of stock")
 * public class OutOfStockException extends RuntimeException { ... }
 * }</pre>
 *
 * <p>Nothing of the exception itself reaches the client, its message neither. An exception mapper
 * of the application for the class comes first.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemType {

  /** The URI of the type (RFC 9457, section 3.1.1). Default {@code about:blank}. */
  String value() default "about:blank";

  /** The status of the response, 400 to 599. */
  int status();

  /** The kind in a few words. Default: the words of the status. */
  String title() default "";
}
