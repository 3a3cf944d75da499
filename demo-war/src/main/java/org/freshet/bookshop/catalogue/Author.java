package org.freshet.bookshop.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.freshet.isr.api.TaggedEntity;

/** Somebody who wrote a book. */
@Entity
@Table(name = "shop_author")
@TaggedEntity({"author:{id}", "authors"})
public class Author {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "author_seq")
  @SequenceGenerator(name = "author_seq", sequenceName = "shop_author_seq", allocationSize = 50)
  @SuppressWarnings("NullAway.Init") // given when it is persisted
  private Long id;

  @Version private int version;

  @Column(nullable = false, unique = true, length = 100)
  private String name;

  /** For the persistence provider. */
  protected Author() {}

  /** A new author. */
  public Author(String name) {
    this.name = name;
  }

  /** The identifier; null until the author is persisted. */
  public Long getId() {
    return id;
  }

  /** How often this author was changed. */
  public int getVersion() {
    return version;
  }

  /** The name as it is printed on the cover. */
  public String getName() {
    return name;
  }

  /** Changes the name. */
  public void setName(String name) {
    this.name = name;
  }
}
