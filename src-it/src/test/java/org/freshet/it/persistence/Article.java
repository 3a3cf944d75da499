package org.freshet.it.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.TaggedEntity;

/** An entity whose tags lead through a collection. */
@Entity
@TaggedEntity({"article:{id}", "topic:{topics.id}"})
public class Article {

  @Id private long id;
  private String title;
  @ManyToMany private Set<Topic> topics = new HashSet<>();

  protected Article() {}

  public Article(long id, String title, Topic... topics) {
    this.id = id;
    this.title = title;
    this.topics.addAll(Set.of(topics));
  }

  public Set<Topic> getTopics() {
    return topics;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getTitle() {
    return title;
  }
}
