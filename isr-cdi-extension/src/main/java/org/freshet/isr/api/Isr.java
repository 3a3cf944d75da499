package org.freshet.isr.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Serves the responses of a JAX-RS resource method from the origin cache and renews them when what
 * they show has changed.
 *
 * <p>On a class the annotation applies to each of its {@code GET} methods; on a method it replaces
 * that of the class as a whole. The rules:
 *
 * <ol>
 *   <li>While a stored response is <em>fresh</em> it answers, and the method does not run.
 *   <li>Once it is <em>stale</em>, because {@link #sMaxAge()} has passed or because one of its tags
 *       was raised, it still answers at once for {@link #staleWhileRevalidate()} seconds more,
 *       while one request behind renews it (RFC 5861, section 3).
 *   <li>Past that window one request runs the method; those that arrive meanwhile wait for it.
 *   <li>When the method fails (an exception, or status 500, 502, 503 or 504) the last good response
 *       answers for {@link #staleIfError()} seconds (RFC 5861, section 4).
 *   <li>After {@link Revalidator#expire} what was stored before is never served again.
 *   <li>What may not be shared is never stored and leaves as {@code private, no-store}: any status
 *       but 200, a response with {@code Set-Cookie}, one that the resource itself declared {@code
 *       private} or {@code no-store}, one made inside a session or for a request with {@code
 *       Authorization} (unless RFC 9111, section 3.5, allows it), one with an unresolvable tag.
 *   <li>The stored response is selected by the path and by exactly the inputs that the method
 *       declares: {@code @QueryParam}, {@code @MatrixParam}, {@code @HeaderParam}, {@link #query()}
 *       and {@link #vary()}; and by language, device, tenant and roles where {@link #by()}, {@link
 *       #languages()} and {@link #roles()} say so. Anything else in a request does not select, so
 *       the method must not let it change the answer.
 * </ol>
 *
 * <p>Every member can be overridden in MicroProfile Config, the most specific key first: {@code
 * com.acme.PostResource/get/Isr/sMaxAge}, {@code com.acme.PostResource/Isr/sMaxAge}, {@code
 * Isr/sMaxAge}; {@code .../Isr/enabled=false} switches the annotation off. A wrong value stops the
 * deployment, and all wrong values are reported together.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Isr {

  /**
   * Tag templates: what the response depends on, for example {@code "post:{id}"}.
   *
   * <p>A name in braces is a path, query or method parameter, or a property path of the returned
   * entity ({@code {result.category.id}}). A name that cannot exist stops the deployment; one that
   * has no value at run time makes the response leave as {@code private, no-store}, since a page
   * that nobody can renew must not be kept. Default: none.
   */
  String[] tags() default {};

  /**
   * Computes further tags from the request and the returned entity, where templates do not suffice.
   *
   * <p>Default: {@link TagResolver.None}, no further tags.
   */
  Class<? extends TagResolver> tagResolver() default TagResolver.None.class;

  /**
   * How long a response is fresh in shared caches, in seconds, from 1. Default 300 (RFC 9111,
   * section 5.2.2.10).
   */
  long sMaxAge() default 300;

  /**
   * How long a stale response is still served while it is renewed, in seconds, from 0. Default 3600
   * (RFC 5861, section 3).
   */
  long staleWhileRevalidate() default 3600;

  /**
   * How long a stale response is served when it cannot be renewed, in seconds, from 0. Default
   * 86400 (RFC 5861, section 4).
   */
  long staleIfError() default 86400;

  /**
   * How long a private cache (a browser) may keep the response without asking, in seconds, from 0.
   *
   * <p>Default 0: nothing can renew what a browser keeps, so it asks each time and mostly gets a
   * 304 (RFC 9111, section 5.2.2.1).
   */
  long maxAge() default 0;

  /**
   * Names of request headers that select between stored responses, beside those the method declares
   * as {@code @HeaderParam}.
   *
   * <p>They join the key and the {@code Vary} field (RFC 9110, section 12.5.5). {@code *}, {@code
   * Cookie} and {@code Authorization} are refused at deployment. Default: none.
   */
  String[] vary() default {};

  /**
   * Names of query parameters that select between stored responses, beside those the method
   * declares as {@code @QueryParam}; for methods that read the query through {@code UriInfo}.
   * Default: none.
   */
  String[] query() default {};

  /**
   * What else selects between stored responses: language, kind of device, tenant. Default: nothing.
   *
   * <p>{@link Variant#LANGUAGE} without {@link #languages()} takes those of the setting {@code
   * isr.languages}. Not together with {@link Freshness#RESPONSE}, where {@code Vary} of the
   * response says what selects.
   */
  Variant[] by() default {};

  /**
   * The languages in which the method answers, as BCP 47 tags, {@code {"en", "de", "pt-BR"}}, 1 to
   * 32; the first is that of visitors whom none of them suits. They select, as {@link
   * Variant#LANGUAGE} does. Default: none.
   */
  String[] languages() default {};

  /**
   * The roles on which the response depends, at most 16: visitors who have the same of them share
   * stored responses, and nobody else gets them. Default: none.
   *
   * <p>Such a response is kept at the origin alone, even one to a request with credentials: it
   * always leaves as {@code private, no-store}, and is only ever answered after the application and
   * the container have let the visitor in. It must not depend on who the visitor is beyond these
   * roles; {@link IsrContext#isInRole} tells which they have. Nothing can ask for it in the name of
   * a role, so once it is stale one visitor produces it while the others get the stale one. Not
   * together with {@link Freshness#RESPONSE}.
   */
  String[] roles() default {};

  /**
   * Where lifetime and cacheability come from: from this annotation, or from what the resource
   * answered, as RFC 9111 has it. Default {@link Freshness#DECLARED}.
   */
  Freshness freshness() default Freshness.DECLARED;

  /** Where the lifetime and the cacheability of a response come from. */
  enum Freshness {

    /** From the members of {@code @Isr}; what the resource says can only make them stricter. */
    DECLARED,

    /**
     * From the fields of the response itself, as a shared cache of RFC 9111 reads them: {@code
     * CDN-Cache-Control} (RFC 9213), {@code Cache-Control}, {@code Expires}, {@code Date}, {@code
     * Age}, {@code Vary}, {@code ETag} and {@code Last-Modified}.
     *
     * <p>{@link #tags}, {@link #tagResolver}, {@link #query} and {@link #vary} mean what they
     * always do, {@link #staleIfError} applies where the response neither names nor forbids such a
     * window, and {@link #sMaxAge}, {@link #maxAge} and {@link #staleWhileRevalidate} do nothing.
     * Without {@link #query} the whole query selects, as it was sent. Requests with an unsafe
     * method that succeed invalidate the stored responses of their path (RFC 9111, section 4.4).
     */
    RESPONSE
  }
}
