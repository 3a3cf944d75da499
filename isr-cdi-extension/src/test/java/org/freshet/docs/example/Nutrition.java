package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.SafeCall;

/** What a slow service knows of a recipe. */
@ApplicationScoped
public class Nutrition {

  @CachedFor(value = 3600, tags = "recipe:{id}")
  @SafeCall(fallback = "[]")
  public List<String> facts(long id) {
    return List.of(id + " kcal");
  }

  @SafeCall(fallbackMethod = "guessed", lastGood = true)
  public Energy energy(long id) {
    throw new IllegalStateException("no service for " + id);
  }

  private Energy guessed(long id) {
    return new Energy(500);
  }

  /** How much of it there is. */
  public record Energy(int kilocalories) {}
}
