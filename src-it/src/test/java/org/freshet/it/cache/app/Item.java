package org.freshet.it.cache.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.freshet.isr.api.TaggedEntity;

/** Something that a page shows. */
@Entity
@TaggedEntity("item:{id}")
public class Item {

  @Id private long id;
  private String name;

  protected Item() {}

  Item(long id, String name) {
    this.id = id;
    this.name = name;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  void rename(String to) {
    this.name = to;
  }
}
