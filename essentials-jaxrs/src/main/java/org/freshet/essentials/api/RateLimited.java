package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often a caller may call. On a resource method, a resource class, or the {@code
 * Application}; several of them hold together.
 *
 * <p>The rules:
 *
 * <ol>
 *   <li>Each caller has an allowance of {@link #burst()} requests, which fills up again evenly, by
 *       {@link #limit()} in each {@link #window()}. A request takes one; where none is left it is
 *       answered with 429 and runs nothing. A refused request costs nothing.
 *   <li>Of several limits on one element each must admit a request, or none of them counts it.
 *   <li>A method's own annotations take the place of its class's, those of a class take the place
 *       of the application's. Those of a class count the calls of all its methods together, those
 *       of an application the calls of all its resources; limits with a {@link #policy()} of the
 *       same name count together wherever they stand.
 *   <li>Who calls is said by {@link #key()}. Limits by address are judged before authentication,
 *       all others after it and before authorization.
 *   <li>{@code RateLimit-Policy} and {@code RateLimit} say in each response what is left, {@code
 *       Retry-After} in a refusal when to come back, in whole seconds and never too early.
 * </ol>
 *
 * <p>Members can be overridden in MicroProfile Config, the most specific key first: {@code
 * com.acme.Books/list/RateLimited/limit}, {@code com.acme.Books/RateLimited/limit}, {@code
 * RateLimited/limit}; {@code .../RateLimited/enabled=false} switches all on an element off. Where
 * several stand on one element, the keys carry the {@link #name()}: {@code
 * com.acme.Books/list/RateLimited.burst/limit}. A wrong value stops the deployment.
 */
@Documented
@Inherited
@Repeatable(RateLimited.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimited {

  /**
   * How many requests a window has, from 1 to 1000000, at most 30000 for each second of it. Must be
   * given unless {@link #policy()} is.
   */
  long limit() default 0;

  /** The window in seconds, from 1 to 2678400 (31 days). Default 60. */
  long window() default 60;

  /**
   * How many requests may come at once, from 1 to {@link #limit()}. Default 0: as many as {@link
   * #limit()}.
   *
   * <p>Over any stretch of time a caller is admitted at most {@code burst} and what has filled up
   * meanwhile: after a rest up to {@code burst + limit} within one window, {@code limit} in each
   * window that follows. A burst of 1 makes callers keep an even pace.
   */
  long burst() default 0;

  /**
   * Who calls: {@code ip} (the default), {@code user}, {@code api-key}, {@code header:Name}, or
   * {@code all} for everybody together.
   *
   * <p>{@code ip} is the address of the peer, or what trusted proxies say of it ({@code
   * essentials.proxies.trusted}); of IPv6 the network. {@code user} is the authenticated user,
   * {@code api-key} the key that an authenticated caller sent, {@code header} the value of a field,
   * which anybody may choose. Whoever has none of these is counted by address.
   */
  String key() default "ip";

  /** Says who calls, where {@link #key()} does not suffice. Default: nobody, then the key does. */
  Class<? extends RateLimitKey> resolver() default RateLimitKey.None.class;

  /**
   * The name of a policy of the configuration, {@code essentials.ratelimit.policy.NAME=100/PT1M}:
   * limit, window and burst come from there.
   */
  String policy() default "";

  /**
   * What responses call this limit: letters, digits, {@code -} and {@code _}. Default: the name of
   * the policy, or {@code default}, {@code default-2} and so on.
   */
  String name() default "";

  /** Several limits that hold together. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface List {

    /** The limits. */
    RateLimited[] value();
  }
}
