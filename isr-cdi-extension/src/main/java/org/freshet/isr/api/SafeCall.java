package org.freshet.isr.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts something in the place of what a bean's method fails to return.
 *
 * <p>On a class the annotation applies to each of its public methods; on a method it replaces that
 * of the class as a whole. The rules:
 *
 * <ol>
 *   <li>An exception of one of the types {@link #on()} is replaced by the first that there is: the
 *       last good value of the same parameters if {@link #lastGood()}, the result of {@link
 *       #fallbackMethod()}, the literal {@link #fallback()}, and else an empty {@code Optional},
 *       {@code List}, {@code Set}, {@code Collection} or {@code Map}, or {@code null}. A method
 *       that returns a primitive needs a fallback, else it stops the deployment.
 *   <li>An {@code Error} and an {@code InterruptedException} are never replaced, and neither is an
 *       exception that made the transaction around the call rollback-only: what follows could not
 *       be committed.
 *   <li>What a replacement is used for is <em>degraded</em>: a response of {@link Isr}, a fragment,
 *       a value of {@link CachedFor}. It is kept for {@code isr.degraded.max-age} at most, and not
 *       served any longer, not on errors either.
 *   <li>Each replacement is logged, at the first and at every doubling of their number, and fires
 *       {@link CallDegraded}.
 *   <li>Last good values are bounded by {@code isr.calls.max-entries} and are not used any longer
 *       once one of their tags was {@linkplain Revalidator#expire expired}.
 * </ol>
 *
 * <p>The method must be public, neither static nor final, and must be called through CDI. The
 * interceptor stands at {@code PLATFORM_BEFORE + 90}: outside of {@link CachedFor}, of
 * {@code @Transactional} and of MicroProfile Fault Tolerance, so that what is replaced has been
 * tried again before, and has rolled back. Futures are refused, except for the {@code
 * CompletionStage} of a method that is {@code jakarta.enterprise.concurrent.Asynchronous} too.
 *
 * <p>Every member can be overridden in MicroProfile Config, as those of {@link CachedFor}: {@code
 * com.acme.Prices/of/SafeCall/fallback}, {@code com.acme.Prices/SafeCall/fallback}, {@code
 * SafeCall/fallback}; {@code .../SafeCall/enabled=false} switches the annotation off.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SafeCall {

  /**
   * What to return instead, as JSON that is converted to the type of the method by JSON Binding,
   * anew for each call: {@code "0"}, {@code "[]"}, {@code "\"unknown\""}. Checked at deployment.
   * Default: none.
   */
  @Nonbinding
  String fallback() default "";

  /**
   * The name of a method of the same class, private or not, with the same parameters and a result
   * that fits, which is called instead; it is not intercepted, and what it throws reaches the
   * caller. Checked at deployment. Default: none.
   */
  @Nonbinding
  String fallbackMethod() default "";

  /** The exceptions that are replaced, with their subtypes. Default: all but errors. */
  @Nonbinding
  Class<? extends Exception>[] on() default {Exception.class};

  /**
   * Whether the last good value of the same parameters comes first. Parameters must have a
   * canonical text then, as for {@link CachedFor}; it is refused beside a security annotation,
   * unless the method is {@link CachedFor.Scope#CALLER} too. Default false.
   */
  @Nonbinding
  boolean lastGood() default false;
}
