package org.freshet.it.cache.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What volumes stand on. */
@Entity
@Table(name = "page_shelf")
public class Shelf {

  @Id private long id;

  protected Shelf() {}

  Shelf(long id) {
    this.id = id;
  }
}
