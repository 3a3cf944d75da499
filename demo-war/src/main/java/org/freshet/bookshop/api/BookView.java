package org.freshet.bookshop.api;

import java.util.List;
import org.freshet.bookshop.catalogue.Book;

/**
 * A book as the shop shows it; what {@code GET} returns and {@code PUT} takes.
 *
 * @param id the identifier
 * @param version how often it was changed; an edit of an older version is refused
 * @param isbn13 the ISBN
 * @param title the title
 * @param author the author it is listed under
 * @param coAuthors the names of the other authors
 * @param category the shelf
 * @param year the year of first publication, negative before the common era
 * @param priceMinor the price in the currency's minor unit
 * @param currency the currency, ISO 4217
 */
public record BookView(
    long id,
    int version,
    String isbn13,
    String title,
    Named author,
    List<String> coAuthors,
    Named category,
    int year,
    int priceMinor,
    String currency) {

  /** The currency of all prices. */
  public static final String CURRENCY = "GBP";

  /**
   * Something that has an identifier and a name.
   *
   * @param id the identifier
   * @param name the name
   */
  public record Named(long id, String name) {}

  /** Shows a book whose author and category are loaded. */
  public static BookView of(Book book) {
    return new BookView(
        book.getId(),
        book.getVersion(),
        book.getIsbn13(),
        book.getTitle(),
        new Named(book.getAuthor().getId(), book.getAuthor().getName()),
        book.getCoAuthorNames(),
        new Named(book.getCategory().getId(), book.getCategory().getName()),
        book.getPublished(),
        book.getPriceMinor(),
        CURRENCY);
  }
}
