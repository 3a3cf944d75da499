package org.freshet.it.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What posts are filed under. */
@Entity
public class Category {

  @Id private long id;
  private String name;

  protected Category() {}

  public Category(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public long getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}
