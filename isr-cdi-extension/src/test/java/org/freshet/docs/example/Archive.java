package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;

/** A bulk statement calls no entity listener: what it changed is named by hand. */
@ApplicationScoped
public class Archive {

  @Inject Recipes recipes;
  @Inject Revalidator revalidator;

  public void archive(long cuisine) {
    recipes.archiveAll(cuisine);
    revalidator.revalidate(Tag.of("cuisine", cuisine), Tag.of("recipe"));
  }
}
