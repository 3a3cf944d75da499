package org.freshet.docs.example;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;

/** The tags of all recipes in a list, where a template has no words for it. */
public class RecipeTags implements TagResolver {

  @Override
  public Set<Tag> tags(Answered response) {
    Set<Tag> tags = new HashSet<>();
    if (response.result() instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof RecipeView recipe) {
          tags.add(Tag.of("recipe", recipe.id()));
        }
      }
    }
    return tags;
  }
}
