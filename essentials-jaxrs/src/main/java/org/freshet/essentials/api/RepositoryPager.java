package org.freshet.essentials.api;

import jakarta.data.Order;
import jakarta.data.page.CursoredPage;
import jakarta.data.page.Page;
import jakarta.data.page.PageRequest;

/**
 * Asks repositories of Jakarta Data for the page that the current request wants, and answers with
 * what they found. Inject it where there is Jakarta Data; thread-safe.
 *
 * <pre>{@code
 * return pager.page(books.byTopic(topic, pager.request("id"), pager.order("id")), "id");
 * }</pre>
 *
 * <p>Pages by offset are not known to Jakarta Data: with {@link PageStyle#LIMIT_OFFSET} every
 * method throws {@code IllegalStateException}, as does each in a request whose method carries no
 * {@link Paginated}. Rows must have a value for whatever they are ordered by, and it is no constant
 * of an enum.
 */
public interface RepositoryPager {

  /**
   * What to ask for.
   *
   * @param unique the attributes that tell any two rows apart; they end the order
   */
  PageRequest request(String... unique);

  /**
   * In which order: that of {@link Pager#order()}, ended by the attributes that make it unique.
   *
   * @param unique as for {@link #request}
   */
  <T> Order<T> order(String... unique);

  /** A page that was found by number. */
  <T> Paged<T> page(Page<T> found);

  /**
   * A page that was found by cursor.
   *
   * @param unique as for {@link #request}
   */
  <T> Paged<T> page(CursoredPage<T> found, String... unique);
}
