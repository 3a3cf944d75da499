package org.freshet.essentials.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of rows, and whether there are others. Made by a {@link Pager} or an {@link
 * EntityPager}; as the result of a method with {@link Paginated} it becomes the body of the
 * response. Immutable and thread-safe if its items are.
 *
 * @param items the rows, in their order
 * @param total how many rows there are, -1 if nobody counted
 * @param hasNext whether there are rows after these
 * @param hasPrevious whether there are rows before these
 * @param next the cursor of the rows after these, null without one
 * @param previous the cursor of the rows before these, null without one
 * @param <T> what a row is
 */
public record Paged<T>(
    List<T> items,
    long total,
    boolean hasNext,
    boolean hasPrevious,
    @Nullable String next,
    @Nullable String previous) {

  /** A page. */
  public Paged {
    items = Collections.unmodifiableList(new ArrayList<>(items));
  }

  /** The same page with something else made of each row, such as what clients may see of it. */
  public <R> Paged<R> map(Function<? super T, ? extends R> view) {
    List<R> views = new ArrayList<>(items.size());
    items.forEach(item -> views.add(view.apply(item)));
    return new Paged<>(views, total, hasNext, hasPrevious, next, previous);
  }
}
