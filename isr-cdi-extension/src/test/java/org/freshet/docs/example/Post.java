package org.freshet.docs.example;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.freshet.isr.api.TaggedEntity;

/** A post in a category. */
@Entity
@TaggedEntity({"post:{id}", "category:{category.id}", "posts"})
public class Post {

  @Id private long id;

  private String title;

  @ManyToOne(optional = false)
  private Category category;

  public long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public Category getCategory() {
    return category;
  }
}
