package org.freshet.isr.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * Keeps what a bean's method returns, and answers further calls with it.
 *
 * <p>On a class the annotation applies to each of its public methods that return something; on a
 * method it replaces that of the class as a whole. The rules:
 *
 * <ol>
 *   <li>A call is answered with the value of an earlier call of the same method of the same bean
 *       class with the same parameters, while that value is fresh: for {@link #value()} {@link
 *       #unit() units} at most. From 10 s on up to a tenth of it is left off at random, so that
 *       what was made together does not end together.
 *   <li>{@code null} is a value like any other.
 *   <li>Of many calls at the same time one runs the method, the others wait for it, for {@code
 *       isr.collapse.timeout} at most. Exceptions are not kept: the caller whose call failed gets
 *       the exception, those that waited try once more together, and get that second exception if
 *       it fails again.
 *   <li>Once a tag of the value was raised, the value is never used again: the next call runs the
 *       method. Beside {@link #tags()} it has those that were added through {@link IsrContext}, and
 *       those of cached methods that were called, while it was made.
 *   <li>Where the value is used for a response of {@link Isr}, for a fragment or for the value of
 *       another cached method, its tags become theirs, and they are fresh no longer than it is.
 *   <li>For {@link #staleFor()} after that a value is still used at once, while one call behind
 *       renews it; where renewing fails, until that time is over. That call has no request.
 *   <li>Inside of a transaction that has changed a tagged entity every call runs the method, and
 *       its value is not kept. Inside of any other that was begun outside of the call the value is
 *       kept once the transaction has committed without such a change, and only if the response or
 *       value it is made for was begun before the transaction was.
 *   <li>The same object is handed to every caller. Nobody may change it: return records, {@code
 *       List.copyOf} and the like.
 *   <li>Nodes with Redis share values, as a {@link ValueCodec} writes them: by default as JSON of
 *       the type that the method declares. What does not come back from that as it was, or is of a
 *       declared type that does not tell its class, stays with its node, and the log says why.
 *       {@code isr.calls.shared=false} keeps all values with their nodes.
 * </ol>
 *
 * <p>Each parameter must be of a type with one canonical text: primitives and their wrappers,
 * {@code String}, enums, {@code UUID}, {@code BigDecimal}, {@code BigInteger}, {@code Locale},
 * {@code URI}, the types of {@code java.time}, and records, arrays, {@code List}, {@code Set} and
 * {@code Optional} of those. Others stop the deployment, unless {@link CacheKey} on other
 * parameters leaves them out.
 *
 * <p>The method must be public, neither static nor final, and must be called through CDI: a call
 * within the same object is not intercepted. {@code void}, streams, iterators and futures cannot be
 * kept; a {@code CompletionStage} only of a method that is {@code
 * jakarta.enterprise.concurrent.Asynchronous} too, whose completed value is kept then.
 *
 * <p>The interceptor stands at {@code PLATFORM_BEFORE + 100}: inside of {@link SafeCall}, outside
 * of {@code @Transactional} and of MicroProfile Fault Tolerance, so that a hit opens no transaction
 * and is not tried again.
 *
 * <p>Every member can be overridden in MicroProfile Config, the most specific key first: {@code
 * com.acme.Prices/of/CachedFor/value}, {@code com.acme.Prices/CachedFor/value}, {@code
 * CachedFor/value}; {@code .../CachedFor/enabled=false} switches the annotation off. Times are
 * whole numbers of the unit, or ISO 8601 durations. A wrong value stops the deployment, and all
 * wrong values are reported together.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CachedFor {

  /** How long a value is fresh, in {@link #unit() units}, from 1, at most 68 years. Default 300. */
  @Nonbinding
  long value() default 300;

  /** The unit of {@link #value()} and {@link #staleFor()}, {@code MILLIS} to {@code DAYS}. */
  @Nonbinding
  ChronoUnit unit() default ChronoUnit.SECONDS;

  /**
   * How long a value is used after that while it is renewed, in {@link #unit() units}, from 0.
   * Default 0, not at all. Refused on beans whose scope ends with a request or a session, since the
   * call that renews outlives them.
   */
  @Nonbinding
  long staleFor() default 0;

  /**
   * Tag templates: what the value depends on, for example {@code "post:{id}"}.
   *
   * <p>A name in braces is a parameter, by its name or by its position from {@code {0}} on, or a
   * property path of one ({@code {order.id}}) or of the value ({@code {result.category.id}}). A
   * name that cannot exist stops the deployment; where one has no value at run time the value is
   * not kept, and neither is what it is used for. Default: none.
   */
  @Nonbinding
  String[] tags() default {};

  /** For whom a value is kept. Default {@link Scope#SHARED}. */
  @Nonbinding
  Scope scope() default Scope.SHARED;

  /** For whom a value is kept. */
  enum Scope {

    /**
     * For every caller. Together with a security annotation on the method or its class it stops the
     * deployment, since a hit would skip the check.
     */
    SHARED,

    /**
     * For the caller who is authenticated, by name; a call of nobody runs the method. A response
     * that uses such a method is stored for nobody.
     */
    CALLER
  }
}
