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

/** A shelf of the shop: novels, crime, computing. */
@Entity
@Table(name = "shop_category")
@TaggedEntity({"category:{id}", "categories"})
public class Category {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "category_seq")
  @SequenceGenerator(name = "category_seq", sequenceName = "shop_category_seq", allocationSize = 50)
  @SuppressWarnings("NullAway.Init") // given when it is persisted
  private Long id;

  @Version private int version;

  @Column(nullable = false, unique = true, length = 100)
  private String name;

  /** For the persistence provider. */
  protected Category() {}

  /** A new category. */
  public Category(String name) {
    this.name = name;
  }

  /** The identifier; null until the category is persisted. */
  public Long getId() {
    return id;
  }

  /** How often this category was changed. */
  public int getVersion() {
    return version;
  }

  /** The name on the shelf. */
  public String getName() {
    return name;
  }

  /** Changes the name. */
  public void setName(String name) {
    this.name = name;
  }
}
