package org.freshet.essentials.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.paging.cursor.KeyCursor;
import org.jspecify.annotations.Nullable;

/** Pages of lists. */
final class Slices {

  private Slices() {}

  /** The rows of a page by number or offset. */
  static <T> Paged<T> of(List<T> all, PageAsked asked) {
    int from = (int) Math.min(asked.offset(), all.size());
    int to = (int) Math.min((long) from + asked.size(), all.size());
    return new Paged<>(
        all.subList(from, to),
        asked.plan().total() ? all.size() : -1,
        to < all.size(),
        asked.offset() > 0,
        null,
        null);
  }

  /** At most so many rows from a place on, in the direction of reading. */
  static <T> List<T> around(
      List<T> sorted,
      @Nullable KeyCursor from,
      int most,
      Function<T, List<@Nullable Object>> values,
      Comparator<List<@Nullable Object>> order) {
    if (from == null) {
      return sorted.subList(0, Math.min(most, sorted.size()));
    }
    List<T> rows = new ArrayList<>(sorted);
    if (from.back()) {
      Collections.reverse(rows);
    }
    List<T> found = new ArrayList<>();
    for (T row : rows) {
      int place = order.compare(values.apply(row), from.keys()) * (from.back() ? -1 : 1);
      if (found.size() < most && (place > 0 || place == 0 && from.inclusive())) {
        found.add(row);
      }
    }
    return found;
  }
}
