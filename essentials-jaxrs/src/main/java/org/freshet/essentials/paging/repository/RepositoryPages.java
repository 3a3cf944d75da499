package org.freshet.essentials.paging.repository;

import jakarta.data.Order;
import jakarta.data.Sort;
import jakarta.data.page.CursoredPage;
import jakarta.data.page.Page;
import jakarta.data.page.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.RepositoryPager;
import org.freshet.essentials.paging.RequestPager;
import org.freshet.essentials.paging.SortNames;
import org.freshet.essentials.paging.cursor.KeyCursor;
import org.jspecify.annotations.Nullable;

/** Translates between requests and Jakarta Data. */
public final class RepositoryPages implements RepositoryPager {

  private final RequestPager pager;

  /**
   * A translation.
   *
   * @param pager follows the current request
   */
  public RepositoryPages(RequestPager pager) {
    this.pager = pager;
  }

  @Override
  public PageRequest request(String... unique) {
    checkStyle();
    if (pager.style() == PageStyle.PAGE_NUMBER) {
      long number = pager.offset() / pager.size() + 1;
      return PageRequest.ofPage(number, pager.size(), pager.counts());
    }
    List<String> order = names(unique);
    KeyCursor from = pager.from(order, Collections.nCopies(order.size(), Object.class));
    PageRequest first = PageRequest.ofPage(1, pager.size(), false);
    if (from == null) {
      return first;
    }
    PageRequest.Cursor key = PageRequest.Cursor.forKey(from.keys().toArray());
    return from.back() ? first.beforeCursor(key) : first.afterCursor(key);
  }

  @Override
  public <T> Order<T> order(String... unique) {
    checkStyle();
    List<Sort<? super T>> sorts = new ArrayList<>();
    for (String signed : names(unique)) {
      String name = SortNames.name(signed);
      sorts.add(SortNames.isDescending(signed) ? Sort.desc(name) : Sort.asc(name));
    }
    return Order.by(sorts);
  }

  @Override
  public <T> Paged<T> page(Page<T> found) {
    checkStyle();
    return new Paged<>(
        found.content(),
        found.hasTotals() ? found.totalElements() : -1,
        found.hasNext(),
        found.hasPrevious(),
        null,
        null);
  }

  @Override
  public <T> Paged<T> page(CursoredPage<T> found, String... unique) {
    checkStyle();
    List<T> items = found.content();
    String next = null;
    String previous = null;
    if (!items.isEmpty() && found.hasNext()) {
      next = sealed(found.cursor(items.size() - 1), false, names(unique));
    }
    if (!items.isEmpty() && found.hasPrevious()) {
      previous = sealed(found.cursor(0), true, names(unique));
    }
    return new Paged<>(items, -1, next != null, previous != null, next, previous);
  }

  private String sealed(PageRequest.Cursor cursor, boolean back, List<String> order) {
    List<@Nullable Object> keys = new ArrayList<>(cursor.elements());
    return pager.sealed(new KeyCursor(back, false, keys), order);
  }

  private List<String> names(String... unique) {
    return SortNames.endingWith(pager.order(), List.of(unique));
  }

  private void checkStyle() {
    if (pager.style() == PageStyle.LIMIT_OFFSET) {
      throw new IllegalStateException("Jakarta Data has pages by number and by cursor only");
    }
  }
}
