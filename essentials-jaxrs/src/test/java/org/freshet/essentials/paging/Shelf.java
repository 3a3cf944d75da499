package org.freshet.essentials.paging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.paging.cursor.Binding;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.freshet.essentials.paging.cursor.RejectedCursorException;
import org.freshet.essentials.seal.KeyRing;
import org.jspecify.annotations.Nullable;

/** Requests for pages, one after the other, as one client sends them. */
final class Shelf {

  static final KeyCursors CURSORS =
      new KeyCursors(KeyRing.random(), Duration.ofHours(1), InstantSource.system());

  private final List<String> order;
  private final int size;

  Shelf(List<String> order, int size) {
    this.order = order;
    this.size = size;
  }

  /** The pager of a request with this cursor, null for the first one. */
  RequestPager request(@Nullable String cursor) {
    return request(PageStyle.CURSOR, cursor, 0);
  }

  RequestPager request(PageStyle style, @Nullable String cursor, long offset) {
    RequestPager pager = new RequestPager();
    PagingPlan plan = new PagingPlan("Shelf#list()", style, size, 100, order, Set.of(), true, true);
    Binding binding = new Binding("Shelf#list()", "shelf", Map.of(), "reader");
    pager.begin(new PageAsked(plan, size, offset, cursor, order, binding), CURSORS, Shelf::refuse);
    return pager;
  }

  /** Without a server there are no responses. */
  private static ProblemException refuse(RejectedCursorException reason) {
    throw new IllegalArgumentException(reason);
  }
}
