package org.freshet.it.loaded;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.api.TaggedEntity;

/** Has a lazy collection. */
@Entity
@Table(name = "loaded_shelf")
@Cacheable
@TaggedEntity({"shelf:{id}", "shelves"})
public class Shelf {

  @Id private long id;
  private String name;

  @OneToMany(mappedBy = "shelf")
  private List<Book> books = new ArrayList<>();

  protected Shelf() {}

  public Shelf(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public List<Book> getBooks() {
    return books;
  }
}
