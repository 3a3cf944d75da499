package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells clients of a resource method, or of all methods of a class, that it will go and where to
 * turn. Every response says so, errors too: {@code Deprecation} (RFC 9745), {@code Sunset} (RFC
 * 8594) and {@code Link} (RFC 8288).
 *
 * <p>A method's own annotation takes the place of its class's. Moments are dates ({@code
 * 2026-12-31}, in UTC) or instants ({@code 2026-12-31T12:00:00Z}). Members can be overridden in
 * MicroProfile Config: {@code com.acme.Books/list/DeprecatedApi/sunset=2027-06-30}; {@code
 * .../enabled=false} switches it off. A wrong value stops the deployment.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface DeprecatedApi {

  /** Since when it is deprecated; may lie ahead. Of a date the first second counts. */
  String since();

  /**
   * When it goes, not before {@link #since()}. Of a date the last second counts. Default: not said.
   * What happens then {@code essentials.lifecycle.after-sunset} says.
   */
  String sunset() default "";

  /**
   * What takes its place, {@code rel="successor-version"}: a URI, or a path such as {@code
   * /api/v2/books/{id}}, in which variables of the path may stand. Default: none.
   */
  String successor() default "";

  /** A page for people about it, {@code rel="deprecation"}: a URI or a path. Default: none. */
  String documentation() default "";
}
