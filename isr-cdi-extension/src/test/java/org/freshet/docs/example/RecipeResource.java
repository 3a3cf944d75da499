package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;

/** One recipe. */
@Path("recipes")
@RequestScoped
@Produces("application/json")
public class RecipeResource {

  @Inject Recipes recipes;
  @Inject IsrContext isr;

  @GET
  @Path("{id}")
  @Isr(tags = "recipe:{id}")
  public RecipeView get(@PathParam("id") long id) {
    Recipe recipe = recipes.find(id);
    isr.addTags(Tag.of("cuisine", recipe.getCuisine().getId()));
    return RecipeView.of(recipe);
  }
}
