package org.freshet.bookshop.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.freshet.bookshop.catalogue.Book;

/** Some copies of one book in an order, at the price that it had when they were ordered. */
@Entity
@Table(
    name = "shop_order_line",
    indexes = {
      @Index(name = "order_line_order", columnList = "order_id"),
      @Index(name = "order_line_book", columnList = "book_id")
    })
public class OrderLine {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_line_seq")
  @SequenceGenerator(
      name = "order_line_seq",
      sequenceName = "shop_order_line_seq",
      allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "order_id", nullable = false)
  private ShopOrder placedIn;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "book_id", nullable = false)
  private Book book;

  @Column(nullable = false)
  private int copies;

  @Column(name = "price_minor", nullable = false)
  private int priceMinor;

  /** For the persistence provider. */
  protected OrderLine() {}

  OrderLine(ShopOrder placedIn, Book book, int copies) {
    this.placedIn = placedIn;
    this.book = book;
    this.copies = copies;
    this.priceMinor = book.getPriceMinor();
  }

  /** The identifier; null until the line is persisted. */
  public Long getId() {
    return id;
  }

  /** The order that it is a line of. */
  public ShopOrder getPlacedIn() {
    return placedIn;
  }

  /** The book. */
  public Book getBook() {
    return book;
  }

  /** How many, from 1. */
  public int getCopies() {
    return copies;
  }

  /** What one of them cost, in pence. */
  public int getPriceMinor() {
    return priceMinor;
  }
}
