package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.freshet.isr.api.CachedFor;

/** The same, cleared by what is changed. */
@ApplicationScoped
public class Counts {

  @Inject Recipes recipes;

  @CachedFor(value = 1, unit = ChronoUnit.DAYS, tags = "cuisine:{cuisine}")
  public long of(long cuisine) {
    return recipes.count(cuisine);
  }

  public void moved(long recipe, Cuisine to) {
    recipes.move(recipe, to);
  }
}
