package org.freshet.essentials.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which page the current request wants, and pages of lists; inject it. It belongs to the thread of
 * the request: what runs elsewhere is given the values.
 *
 * <p>Every method throws {@code IllegalStateException} in a request whose method carries no {@link
 * Paginated}.
 */
public interface Pager {

  /** How the page is named. */
  PageStyle style();

  /** How many rows it has at most. */
  int size();

  /** How many rows come before it; 0 with a cursor, which does not know. */
  long offset();

  /** The order that applies: names, descending with {@code -} in front. */
  List<String> order();

  /**
   * A page of a list whose order stands.
   *
   * @throws IllegalStateException with {@link PageStyle#CURSOR}, which needs to know the order
   */
  <T> Paged<T> page(List<T> all);

  /**
   * A page of a list, in the order that applies.
   *
   * @param unique the one among the keys that tells any two rows apart; it ends each order
   * @param keys what rows can be ordered by: texts, numbers, truth values, dates, times, UUIDs and
   *     constants of enums, never null
   * @throws IllegalArgumentException if the order names a key that is not there
   */
  <T> Paged<T> page(List<T> all, String unique, Map<String, Function<T, ?>> keys);
}
