package org.freshet.bookshop.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The orders a list of books can have; a minus sign means downwards. */
public enum BookOrder {
  /** From A to Z. */
  TITLE("title", "Title, A to Z", "b.title"),
  /** From Z to A. */
  TITLE_DOWN("-title", "Title, Z to A", "b.title desc"),
  /** By the author's name as it is written. */
  AUTHOR("author", "Author, A to Z", "b.author.name, b.title"),
  /** By the author's name as it is written, from the end. */
  AUTHOR_DOWN("-author", "Author, Z to A", "b.author.name desc, b.title"),
  /** The oldest first. */
  YEAR("year", "Oldest first", "b.published, b.title"),
  /** The newest first. */
  YEAR_DOWN("-year", "Newest first", "b.published desc, b.title"),
  /** The cheapest first. */
  PRICE("price", "Cheapest first", "b.priceMinor, b.title"),
  /** The dearest first. */
  PRICE_DOWN("-price", "Dearest first", "b.priceMinor desc, b.title");

  private final String key;
  private final String label;
  private final String jpql;

  BookOrder(String key, String label, String jpql) {
    this.key = key;
    this.label = label;
    this.jpql = jpql;
  }

  /** Its name in a query: {@code -title}. */
  public String key() {
    return key;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  /** The order by clause over a book {@code b}; the identifier makes it total. */
  String jpql() {
    return jpql + ", b.id";
  }

  /** The order of a name in a query. */
  public static Optional<BookOrder> of(String key) {
    return Arrays.stream(values()).filter(order -> order.key.equals(key)).findFirst();
  }

  /** All names in a query. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(BookOrder::key).toList();
  }
}
