package org.freshet.it.essentials.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row with few prices, and titles that not every row has. */
@Entity
public class Volume {

  @Id private long id;

  private String title;

  @Column(nullable = false)
  private int price;

  /** What no client may see. */
  private String secret;

  protected Volume() {}

  public Volume(long id, String title, int price) {
    this.id = id;
    this.title = title;
    this.price = price;
    this.secret = "secret";
  }

  public long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public int getPrice() {
    return price;
  }
}
