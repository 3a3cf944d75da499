package org.freshet.essentials.api;

import jakarta.persistence.Entity;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a {@link ReadResource} or {@link CrudResource} and what enters it: types of the
 * application that stand between clients and an entity. Columns that none of them names neither
 * leave nor can be written.
 *
 * <pre>{@code
 * Projection.of(Book.class, BookView::of)
 *     .creating(NewBook.class, NewBook::book)
 *     .changing(BookChange.class, BookChange::of, BookChange::applyTo)
 *     .filteredBy("topic", String.class, (builder, row, topic) ->
 *         builder.equal(row.get("topic"), topic));
 * }</pre>
 *
 * <p>Types that enter, forms, are bound by the JSON provider of the application and obey their
 * constraints of Jakarta Validation, where that is there. Immutable and thread-safe if the
 * functions are.
 *
 * @param <E> the entity
 */
public final class Projection<E> {

  private final Class<E> entity;
  private final Function<? super E, ?> view;
  private final @Nullable Creation<?, E> creation;
  private final @Nullable Change<?, E> change;
  private final Map<String, FilteredBy<E, ?>> filters;

  private Projection(
      Class<E> entity,
      Function<? super E, ?> view,
      @Nullable Creation<?, E> creation,
      @Nullable Change<?, E> change,
      Map<String, FilteredBy<E, ?>> filters) {
    this.entity = entity;
    this.view = view;
    this.creation = creation;
    this.change = change;
    this.filters = filters;
  }

  /** Which rows fit a value that a client chose. */
  @FunctionalInterface
  public interface Filter<E, V> {

    /** What must hold of a row. */
    Predicate of(CriteriaBuilder builder, Root<E> row, V value);
  }

  /**
   * How a row is made.
   *
   * @param form what is sent
   * @param row makes the row of it
   */
  public record Creation<F, E>(Class<F> form, Function<? super F, ? extends E> row) {}

  /**
   * How a row is changed.
   *
   * @param form what is sent to replace what can be changed
   * @param present what can be changed, as it is now
   * @param apply writes it into the row
   */
  public record Change<F, E>(
      Class<F> form, Function<? super E, ? extends F> present, BiConsumer<F, E> apply) {}

  /**
   * A parameter of the query by which rows are chosen.
   *
   * @param type what its text stands for
   * @param filter which rows fit
   */
  public record FilteredBy<E, V>(Class<V> type, Filter<E, V> filter) {}

  /**
   * A projection for reading.
   *
   * @param view what clients see of a row; never the row itself, which is refused when it happens
   */
  public static <E> Projection<E> of(Class<E> entity, Function<? super E, ?> view) {
    return new Projection<>(entity, view, null, null, Map.of());
  }

  /**
   * The same that lets clients make rows.
   *
   * @throws IllegalArgumentException if the form is an entity
   */
  public <F> Projection<E> creating(Class<F> form, Function<? super F, ? extends E> row) {
    Creation<F, E> made = new Creation<>(checked(form), row);
    return new Projection<>(entity, view, made, change, filters);
  }

  /**
   * The same that lets clients change rows: all that the form has with PUT, some of it with PATCH.
   *
   * @param present the form with what it would have to say to change nothing
   * @throws IllegalArgumentException if the form is an entity
   */
  public <F> Projection<E> changing(
      Class<F> form, Function<? super E, ? extends F> present, BiConsumer<F, E> apply) {
    Change<F, E> made = new Change<>(checked(form), present, apply);
    return new Projection<>(entity, view, creation, made, filters);
  }

  /**
   * The same with a parameter of the query by which clients choose rows. One that is there several
   * times chooses what fits any of its values.
   *
   * @param type a text, number, truth value, enum, or a type of {@code java.time}
   */
  public <V> Projection<E> filteredBy(String parameter, Class<V> type, Filter<E, V> filter) {
    Map<String, FilteredBy<E, ?>> more = new LinkedHashMap<>(filters);
    more.put(parameter, new FilteredBy<>(type, filter));
    return new Projection<>(entity, view, creation, change, more);
  }

  private static <F> Class<F> checked(Class<F> form) {
    if (form.isAnnotationPresent(Entity.class)) {
      throw new IllegalArgumentException(
          form.getName() + " is an entity, a form must be a type of its own");
    }
    return form;
  }

  Class<E> entity() {
    return entity;
  }

  @Nullable Creation<?, E> creation() {
    return creation;
  }

  @Nullable Change<?, E> change() {
    return change;
  }

  Map<String, FilteredBy<E, ?>> filters() {
    return filters;
  }

  /**
   * What leaves of a row.
   *
   * @throws IllegalStateException if that is the row itself
   */
  Object leaving(E row) {
    Object seen = view.apply(row);
    if (seen == null || entity.isInstance(seen)) {
      throw new IllegalStateException(
          "the view of " + entity.getName() + " is the row or nothing, must be a type of its own");
    }
    return seen;
  }
}
