package org.freshet.docs.example;

/** What is shown of a recipe. */
public record RecipeView(long id, String title, String cuisine) {

  static RecipeView of(Recipe recipe) {
    return new RecipeView(recipe.getId(), recipe.getTitle(), recipe.getCuisine().getName());
  }
}
