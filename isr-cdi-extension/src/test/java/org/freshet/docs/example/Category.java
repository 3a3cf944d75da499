package org.freshet.docs.example;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A category of posts. */
@Entity
public class Category {

  @Id private long id;

  private String name;

  public long getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}
