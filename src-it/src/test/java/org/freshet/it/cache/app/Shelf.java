package org.freshet.it.cache.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What volumes stand on. */
@Entity
public class Shelf {

  @Id private long id;

  protected Shelf() {}

  Shelf(long id) {
    this.id = id;
  }
}
