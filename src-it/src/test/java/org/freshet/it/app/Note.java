package org.freshet.it.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity with nothing to it. */
@Entity
public class Note {

  @Id private long id;
  private String text;

  protected Note() {}

  public Note(long id, String text) {
    this.id = id;
    this.text = text;
  }

  public String getText() {
    return text;
  }
}
