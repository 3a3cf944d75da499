package org.freshet.isr.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tags that a JPA entity raises when a transaction that inserted, changed or removed it
 * commits.
 *
 * <ol>
 *   <li>Templates name attributes of the entity: {@code "post:{id}"}, {@code
 *       "category:{category.id}"}; a text without braces is a constant tag.
 *   <li>A change raises the tags of the state before and of the state after it: a post moved from
 *       one category to another renews both.
 *   <li>No association is ever loaded for the sake of a tag. Where an old or new value is not in
 *       memory, the namespace of the template is raised ({@code category}), which stands for all of
 *       its tags.
 *   <li>A {@code null} in a path yields no tag: there is no category whose pages could show it.
 * </ol>
 *
 * <p>The entity needs the listener: {@code <mapping-file>META-INF/isr-orm.xml</mapping-file>} in
 * {@code persistence.xml}, or {@code @EntityListeners(IsrEntityListener.class)} on the entity; with
 * Hibernate neither. An entity without it is reported when the application starts.
 *
 * <p>Bulk JPQL and native SQL call no listener; name what they change by {@link RevalidatesEntity}
 * or {@link Revalidator}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TaggedEntity {

  /**
   * The tag templates, at least one; a wrong one, or a wrong attribute name, stops the deployment.
   */
  String[] value();
}
