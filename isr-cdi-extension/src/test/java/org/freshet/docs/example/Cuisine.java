package org.freshet.docs.example;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A cuisine of recipes. */
@Entity
public class Cuisine {

  @Id private long id;

  private String name;

  public long getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}
