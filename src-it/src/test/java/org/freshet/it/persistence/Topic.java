package org.freshet.it.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One of many topics of an article. */
@Entity
public class Topic {

  @Id private long id;

  protected Topic() {}

  public Topic(long id) {
    this.id = id;
  }
}
