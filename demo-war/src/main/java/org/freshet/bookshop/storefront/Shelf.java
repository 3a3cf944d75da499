package org.freshet.bookshop.storefront;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.catalogue.BookOrder;
import org.freshet.bookshop.catalogue.BookPage;
import org.freshet.bookshop.catalogue.BookQuery;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list, as the template shows it.
 *
 * @param cards the books
 * @param query what was asked for
 * @param total how many books match
 * @param pages how many pages they fill
 */
public record Shelf(List<BookCard> cards, BookQuery query, long total, int pages) {

  private static final int DEFAULT_SIZE = 20;

  /** Shows a page of the catalogue. */
  static Shelf of(BookPage page, BookQuery query) {
    List<BookCard> cards =
        page.books().stream().map(book -> new BookCard(BookView.of(book))).toList();
    return new Shelf(cards, query, page.total(), page.pages());
  }

  /** The address of another page of the same list. */
  public String link(int page) {
    StringJoiner parameters = new StringJoiner("&", "/?", "").setEmptyValue("/");
    add(parameters, "category", query.categoryId());
    add(parameters, "author", query.authorId());
    add(parameters, "q", query.titleContains());
    add(parameters, "yearFrom", query.yearFrom());
    add(parameters, "yearTo", query.yearTo());
    add(parameters, "order", query.order() == BookOrder.TITLE ? null : query.order().key());
    add(parameters, "size", query.size() == DEFAULT_SIZE ? null : query.size());
    add(parameters, "page", page == 1 ? null : page);
    return parameters.toString();
  }

  private static void add(StringJoiner parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
