package org.freshet.essentials.paging.cursor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in an order a page begins: at the keys of a row, whether that row is still there or not.
 *
 * @param back whether the page lies before that place, rather than after it
 * @param inclusive whether a row with these keys belongs to the page
 * @param keys the values by which rows are ordered, in the sequence of the order; null for a row
 *     that has none
 */
public record KeyCursor(boolean back, boolean inclusive, List<@Nullable Object> keys) {

  /** A place in an order. */
  public KeyCursor {
    keys = Collections.unmodifiableList(new ArrayList<>(keys));
  }
}
