package org.freshet.bench.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.freshet.isr.api.TaggedEntity;

/** A line of an item, as the database keeps it. */
@Entity
@TaggedEntity("item:{item}")
public class Line {

  private static final String NOTE =
      "Delivered within two days, to any address. Returned at no charge within a month. ".repeat(5);

  @Id
  @SuppressWarnings("UnusedVariable") // identifies the row
  private long id;

  private int item;
  private int number;
  private String title = "";

  @Column(precision = 10, scale = 2)
  private BigDecimal price = BigDecimal.ZERO;

  private boolean inStock;

  @Column(length = 500)
  private String note = "";

  /** For the provider. */
  protected Line() {}

  /** A line with all that there is to say. */
  Line(int item, int number) {
    this.id = id(item, number);
    this.item = item;
    this.number = number;
    this.title = "Line " + number + " of item " + item;
    this.price = BigDecimal.valueOf(1999L + number, 2);
    this.inStock = number % 7 != 0;
    this.note = NOTE.substring(0, 390 + number % 5);
  }

  static long id(int item, int number) {
    return 1000L * item + number;
  }

  /** The item. */
  public int getItem() {
    return item;
  }

  /** Its place. */
  public int getNumber() {
    return number;
  }

  /** Its title. */
  public String getTitle() {
    return title;
  }

  void entitle(String newTitle) {
    this.title = newTitle;
  }

  /** What it costs. */
  public BigDecimal getPrice() {
    return price;
  }

  /** Whether it can be had. */
  public boolean isInStock() {
    return inStock;
  }

  /** What more there is to say. */
  public String getNote() {
    return note;
  }
}
