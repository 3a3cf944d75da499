package org.freshet.it.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.freshet.isr.api.TaggedEntity;

/** The entity of the documentation: tagged by itself, by its lazy category, and with a constant. */
@Entity
@TaggedEntity({"post:{id}", "category:{category.id}", "title:{title}", "posts"})
public class Post {

  @Id private long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Category category;

  protected Post() {}

  public Post(long id, String title, Category category) {
    this.id = id;
    this.title = title;
    this.category = category;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public Category getCategory() {
    return category;
  }

  public void setCategory(Category category) {
    this.category = category;
  }
}
