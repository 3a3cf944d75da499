package org.freshet.isr.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Named;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which entities a method changes in ways that no entity listener sees: bulk statements of
 * Jakarta Persistence, native SQL, stored procedures.
 *
 * <ol>
 *   <li>In a transaction, begun outside or by {@code @Transactional} on the method, the tags are
 *       owed before that commits and raised once after it. A rollback raises nothing.
 *   <li>Without one, or where the method begins and ends its own, they are raised at once after the
 *       method, and once more after {@code isr.settle} (a second where that is not set).
 *   <li>A method that throws raises all the same, unless its transaction is rolled back: what it
 *       did before may have been committed.
 *   <li>Second-level caches forget all entities of the classes, and of those that could have one of
 *       the tags.
 *   <li>While the method runs, no statement of its thread is reported as unseen ({@code ISR0042}).
 * </ol>
 *
 * <p>On a class it applies to each business method. The interceptor stands inside of all others, at
 * {@code PLATFORM_AFTER + 100}: in the transaction that {@code @Transactional} began and on the
 * thread that runs the method. As with all interceptors, a call of the bean's own is not seen.
 *
 * <p>{@code com.acme.Posts/archive/RevalidatesEntity/enabled=false} in MicroProfile Config switches
 * it off, also for a class ({@code com.acme.Posts/RevalidatesEntity/enabled}) or altogether. Wrong
 * definitions stop the deployment ({@code ISR0041}).
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RevalidatesEntity {

  /**
   * Entity classes with {@link TaggedEntity}: all their tags are raised, constant ones and the
   * namespaces of the others, and those of their subclasses. Default: none.
   */
  @Nonbinding
  Class<?>[] value() default {};

  /**
   * Tag templates: {@code "posts"}, {@code "category:{category}"}.
   *
   * <p>A name in braces is a parameter of the method, or a property of one ({@code {post.id}}).
   * Parameters are known by their names where these are compiled in ({@code -parameters}), else by
   * {@link Named}. One that has no value raises the namespace. Default: none.
   */
  @Nonbinding
  String[] tags() default {};
}
