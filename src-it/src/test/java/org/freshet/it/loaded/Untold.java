package org.freshet.it.loaded;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Has no tags. */
@Entity
public class Untold {

  @Id private long id;
  private String name;

  protected Untold() {}

  public String getName() {
    return name;
  }
}
