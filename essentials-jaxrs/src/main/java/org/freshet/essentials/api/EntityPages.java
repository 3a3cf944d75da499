package org.freshet.essentials.api;

import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows of an entity from which the page is read that the current request wants. The order is that
 * of {@link Pager#order()}, or another one by {@link #orderBy}; the ids are added to either, so
 * that it is always the order of all rows. Rows without a value come last. For one request and one
 * thread.
 *
 * @param <E> the entity
 */
public interface EntityPages<E> {

  /**
   * Only rows that fit. What clients filter by belongs into the query of the URL: a cursor is for
   * one query.
   */
  EntityPages<E> where(Condition<E> condition);

  /**
   * Another order than the request's: names of attributes of basic types, {@code address.city} for
   * one of an embeddable, descending with {@code -} in front.
   */
  EntityPages<E> orderBy(String... names);

  /** Changes the query that reads the rows, by a hint for instance; not the one that counts. */
  EntityPages<E> with(Consumer<? super TypedQuery<?>> change);

  /**
   * Reads the page.
   *
   * @throws IllegalArgumentException if the order names something that the entity does not have, or
   *     that has no order
   */
  Paged<E> page();

  /** Reads the page and makes of each row what clients may see of it. */
  default <T> Paged<T> page(Function<? super E, ? extends T> view) {
    return page().map(view);
  }

  /** Which rows fit. */
  @FunctionalInterface
  interface Condition<E> {

    /** All that must hold; none for every row. */
    List<Predicate> of(CriteriaBuilder builder, Root<E> row);
  }
}
