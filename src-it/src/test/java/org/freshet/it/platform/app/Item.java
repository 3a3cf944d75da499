package org.freshet.it.platform.app;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;

/** What JSON shows of an object, and under which names. */
public class Item {

  private String title = "Emma";
  private String password = "hidden";
  private String nothing;

  @JsonbTypeAdapter(Money.Adapter.class)
  private Money price = new Money(1250, "GBP");

  private final List<Author> authors = List.of(new Author("Jane Austen"));

  /** Nested in an item. */
  public record Author(String name) {}

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  /** Comes in and never leaves: there is a setter alone. */
  public void setPassword(String password) {
    this.password = password;
  }

  String password() {
    return password;
  }

  public String getNothing() {
    return nothing;
  }

  public void setNothing(String nothing) {
    this.nothing = nothing;
  }

  public Money getPrice() {
    return price;
  }

  public void setPrice(Money price) {
    this.price = price;
  }

  public List<Author> getAuthors() {
    return authors;
  }

  /** Leaves and never comes in: a getter alone. */
  @JsonbProperty("short_title")
  public String getShortTitle() {
    return title.substring(0, 1);
  }
}
