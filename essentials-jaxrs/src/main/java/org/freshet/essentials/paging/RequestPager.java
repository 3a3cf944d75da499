package org.freshet.essentials.paging;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.Pager;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.paging.cursor.KeyCursor;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.freshet.essentials.paging.cursor.RejectedCursorException;
import org.jspecify.annotations.Nullable;

/** The page that the current request wants. */
@RequestScoped
public class RequestPager implements Pager {

  private @Nullable PageAsked asked;
  private @Nullable KeyCursors cursors;
  private @Nullable Rejection rejection;

  /** Made by the container, one for each request. */
  public RequestPager() {}

  /** What becomes of a request whose cursor cannot be used. */
  @FunctionalInterface
  interface Rejection {

    /** The problem that ends it. */
    ProblemException of(RejectedCursorException reason);
  }

  void begin(PageAsked asked, @Nullable KeyCursors cursors, Rejection rejection) {
    this.asked = asked;
    this.cursors = cursors;
    this.rejection = rejection;
  }

  @Override
  public PageStyle style() {
    return asked().plan().style();
  }

  @Override
  public int size() {
    return asked().size();
  }

  @Override
  public long offset() {
    return asked().offset();
  }

  @Override
  public List<String> order() {
    return asked().order();
  }

  /** Whether rows are counted. */
  public boolean counts() {
    return asked().plan().total() && style() != PageStyle.CURSOR;
  }

  @Override
  public <T> Paged<T> page(List<T> all) {
    if (style() == PageStyle.CURSOR) {
      throw new IllegalStateException(
          "a cursor needs to know the order: page(List, String, Map) takes keys");
    }
    return Slices.of(all, asked());
  }

  @Override
  public <T> Paged<T> page(List<T> all, String unique, Map<String, Function<T, ?>> keys) {
    List<String> order = SortNames.endingWith(order(), List.of(unique));
    List<T> sorted = new ArrayList<>(all);
    sorted.sort(KeyOrder.comparator(order, keys));
    if (style() != PageStyle.CURSOR) {
      return Slices.of(sorted, asked());
    }
    Function<T, List<@Nullable Object>> values = KeyOrder.values(order, keys);
    List<Class<?>> types =
        sorted.isEmpty()
            ? Collections.nCopies(order.size(), Object.class)
            : KeyOrder.types(values.apply(sorted.get(0)));
    KeyCursor from = from(order, types);
    Comparator<List<@Nullable Object>> comparator = KeyOrder.ofValues(order);
    return window(
        order,
        from,
        Slices.around(sorted, from, size() + 1, row -> values.apply(row), comparator),
        values);
  }

  /**
   * Where the page begins.
   *
   * @param order all names by which rows are ordered
   * @param types what their values are
   * @return null for the first page
   * @throws ProblemException 400 or 410 if the cursor cannot be used
   */
  public @Nullable KeyCursor from(List<String> order, List<Class<?>> types) {
    String text = asked().cursor();
    if (text == null) {
      return null;
    }
    try {
      return cursors().open(text, order, types, asked().binding());
    } catch (RejectedCursorException e) {
      throw Objects.requireNonNull(rejection).of(e);
    }
  }

  /**
   * A page of rows that were read by their keys.
   *
   * @param from where it begins
   * @param rows from there on, in the direction of reading, one more than the page has if there is
   * @param values the values by which a row is ordered
   */
  public <T> Paged<T> window(
      List<String> order,
      @Nullable KeyCursor from,
      List<T> rows,
      Function<T, List<@Nullable Object>> values) {
    boolean back = from != null && from.back();
    boolean more = rows.size() > size();
    List<T> items = new ArrayList<>(more ? rows.subList(0, size()) : rows);
    if (back) {
      Collections.reverse(items);
    }
    boolean hasNext = back || more;
    boolean hasPrevious = back ? more : from != null;
    String next = null;
    String previous = null;
    if (!items.isEmpty()) {
      T last = items.get(items.size() - 1);
      next = hasNext ? sealed(new KeyCursor(false, false, values.apply(last)), order) : null;
      T first = items.get(0);
      previous =
          hasPrevious ? sealed(new KeyCursor(true, false, values.apply(first)), order) : null;
    } else if (from != null) {
      // All of them have left meanwhile: the other way leads back to where it came from.
      String other = sealed(new KeyCursor(!back, !from.inclusive(), from.keys()), order);
      next = back ? other : null;
      previous = back ? null : other;
    }
    return new Paged<>(items, -1, next != null, previous != null, next, previous);
  }

  /** The text of a place in an order. */
  public String sealed(KeyCursor cursor, List<String> order) {
    return cursors().seal(cursor, order, asked().binding());
  }

  private PageAsked asked() {
    PageAsked known = asked;
    if (known == null) {
      throw new IllegalStateException("the method of this request carries no @Paginated");
    }
    return known;
  }

  private KeyCursors cursors() {
    KeyCursors known = cursors;
    if (known == null) {
      throw new IllegalStateException("only PageStyle.CURSOR has cursors");
    }
    return known;
  }
}
