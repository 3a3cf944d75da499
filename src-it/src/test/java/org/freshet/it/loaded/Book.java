package org.freshet.it.loaded;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.freshet.isr.api.TaggedEntity;

/** Has a lazy reference. */
@Entity
@Table(name = "loaded_book")
@Cacheable
@TaggedEntity({"book:{id}", "books"})
public class Book {

  @Id private long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Shelf shelf;

  protected Book() {}

  public Book(long id, String title, Shelf shelf) {
    this.id = id;
    this.title = title;
    this.shelf = shelf;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public Shelf getShelf() {
    return shelf;
  }
}
