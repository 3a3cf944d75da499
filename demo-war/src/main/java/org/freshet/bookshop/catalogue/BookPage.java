package org.freshet.bookshop.catalogue;

import java.util.List;

/**
 * One page of a list of books.
 *
 * @param books the books of this page, each with its author and category
 * @param page its number, from 1
 * @param size how many books a full page has
 * @param total how many books there are on all pages
 */
public record BookPage(List<Book> books, int page, int size, long total) {

  /** How many pages there are: at least 1, which may be empty. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** Whether there is such a page. */
  public boolean exists() {
    return page <= pages();
  }
}
