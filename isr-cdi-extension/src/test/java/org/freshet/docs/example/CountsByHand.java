package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache that is kept by hand, and cleared by whoever thinks of it. */
@ApplicationScoped
public class CountsByHand {

  @Inject Recipes recipes;

  private final Map<Long, Long> counts = new ConcurrentHashMap<>();

  public long of(long cuisine) {
    return counts.computeIfAbsent(cuisine, recipes::count);
  }

  public void moved(long recipe, Cuisine to) {
    long from = recipes.find(recipe).getCuisine().getId();
    recipes.move(recipe, to);
    counts.remove(from);
    counts.remove(to.getId());
  }
}
