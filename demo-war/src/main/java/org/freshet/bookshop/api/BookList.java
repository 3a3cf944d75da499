package org.freshet.bookshop.api;

import java.util.List;
import org.freshet.bookshop.catalogue.BookPage;

/**
 * One page of books.
 *
 * @param items the books
 * @param page the number of this page, from 1
 * @param size how many books a full page has
 * @param total how many books there are on all pages
 * @param pages how many pages there are
 */
public record BookList(List<BookView> items, int page, int size, long total, int pages) {

  /** Shows a page. */
  public static BookList of(BookPage page) {
    return new BookList(
        page.books().stream().map(BookView::of).toList(),
        page.page(),
        page.size(),
        page.total(),
        page.pages());
  }
}
