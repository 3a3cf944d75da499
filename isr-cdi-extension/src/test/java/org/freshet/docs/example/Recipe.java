package org.freshet.docs.example;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.freshet.isr.api.TaggedEntity;

/** A recipe in a cuisine. */
@Entity
@TaggedEntity({"recipe:{id}", "cuisine:{cuisine.id}", "recipes"})
public class Recipe {

  @Id private long id;

  private String title;

  @ManyToOne(optional = false)
  private Cuisine cuisine;

  public long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public Cuisine getCuisine() {
    return cuisine;
  }

  void moveTo(Cuisine other) {
    this.cuisine = other;
  }
}
