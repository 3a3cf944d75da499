package org.freshet.essentials.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method answer page by page. The method returns the {@link Paged} that a {@link
 * Pager} or an {@link EntityPager} made of its rows, or a {@code List} with all of them, or a
 * {@code Page} of Jakarta Data; what leaves is an object with {@code items} and what there is
 * besides, with {@code Link} fields to other pages (RFC 8288).
 *
 * <pre>{@code
 * @GET
 * @Paginated(value = PageStyle.CURSOR, order = "-published", sortable = {"title", "published"})
 * public Paged<BookView> books() {
 *   return pages.of(entities, Book.class).page(BookView::of);
 * }
 * }</pre>
 *
 * <p>Numbers that are none, or out of their range, are answered with 400, sizes above {@link
 * #maxSize()} lowered to it or refused, as {@code essentials.paging.too-large} says. A page past
 * the end has no items.
 *
 * <p>{@code size}, {@code maxSize} and {@code total} can be overridden in MicroProfile Config, the
 * most specific key first: {@code com.acme.Books/list/Paginated/size}, {@code
 * com.acme.Books/Paginated/size}, {@code Paginated/size}. A wrong definition stops the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paginated {

  /** How clients say which page they want. Default {@link PageStyle#PAGE_NUMBER}. */
  PageStyle value() default PageStyle.PAGE_NUMBER;

  /** How many items a page has if the client does not say, 1 to {@link #maxSize()}. Default 20. */
  int size() default 20;

  /** How many items a page has at most, 1 to 10000. Default 100. */
  int maxSize() default 100;

  /**
   * The order of those who choose none: names of attributes, descending with {@code -} in front.
   * Whatever is needed to make it unique is added by whoever reads the rows. Default: by that
   * alone.
   */
  String[] order() default {};

  /**
   * Names by which a client may order, with {@code sort=-price,title}. Default: none, and then
   * {@code sort} is an ordinary parameter.
   */
  String[] sortable() default {};

  /**
   * Whether it is counted how many rows there are, which takes a second query. Never with {@link
   * PageStyle#CURSOR}. Default true.
   */
  boolean total() default true;

  /**
   * Whether a cursor works for the user only who got it. Turn it off where the same page goes to
   * everybody, from a cache for instance. Default true.
   */
  boolean perUser() default true;
}
