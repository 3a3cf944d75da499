package org.freshet.essentials.paging;

import java.util.List;
import org.freshet.essentials.paging.cursor.Binding;
import org.jspecify.annotations.Nullable;

/**
 * The page that a request wants.
 *
 * @param plan how its method is read
 * @param size how many rows it has at most
 * @param offset how many rows come before it, 0 with a cursor
 * @param cursor where it begins, null for the first page and for other styles
 * @param order the order that applies
 * @param binding what cursors are bound to
 */
record PageAsked(
    PagingPlan plan,
    int size,
    long offset,
    @Nullable String cursor,
    List<String> order,
    Binding binding) {

  /** The number of the page, from 1. */
  long number() {
    return offset / size + 1;
  }
}
