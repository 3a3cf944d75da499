package org.freshet.partstream.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of a response: a public method of a class with {@link PartStream} that returns what the
 * part holds. Its name is that of the method.
 *
 * <ol>
 *   <li>The method takes nothing, or a {@link PartContext}. It runs on a managed thread in a
 *       request context of its own, through the bean's reference: interceptors work,
 *       {@code @Context} does not.
 *   <li>{@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on the method, else on its
 *       class, are judged again on every request. Who may not have a part does not see that there
 *       is one; nor whatever depends on it.
 *   <li>A method that fails puts a problem in the place of its part. The rest arrives.
 * </ol>
 *
 * <p>Members can be overridden as in MicroProfile Fault Tolerance: {@code
 * com.acme.Dashboard/orders/Part/timeout=500}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Part {

  /** Where it stands: small numbers first, and never before what it depends on. Default 0. */
  int order() default 0;

  /** The parts, by name, that have to be there before this one runs. Default none. */
  String[] dependsOn() default {};

  /** How much is to be expected; told in the manifest only. Default {@link PartSize#SMALL}. */
  PartSize size() default PartSize.SMALL;

  /** What it is, for people; told in the manifest. Default empty. */
  String description() default "";

  /** How long it usually takes, in milliseconds; told in the manifest. Default 0, not known. */
  long estimatedMillis() default 0;

  /**
   * For how many seconds what it returns is kept, at most a year; 0 for not at all, -1, the
   * default, as {@link PartStream#partTtl} says. {@code @CachedFor} of {@code isr-cdi-extension} on
   * the method takes its place, unless this is set too.
   */
  int ttl() default -1;

  /**
   * For how many seconds after that it is used while it is renewed behind, at most a year. Default
   * 0.
   */
  int staleFor() default 0;

  /**
   * Whether everybody who asks with the same path and query gets what is kept. False, the default:
   * only the user that it was made for, and what was made for nobody known is not kept.
   */
  boolean shared() default false;

  /**
   * After how many milliseconds it has failed, from 1; 0, the default, for {@code
   * partstream.part-timeout}. Its thread is interrupted.
   */
  long timeout() default 0;
}
