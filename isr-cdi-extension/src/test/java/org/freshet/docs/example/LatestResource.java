package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.freshet.isr.api.Isr;

/** A list that depends on the recipes it shows, and on there being others. */
@Path("latest")
@RequestScoped
@Produces("application/json")
public class LatestResource {

  @Inject Recipes recipes;

  @GET
  @Isr(tags = "recipes", tagResolver = RecipeTags.class)
  public List<RecipeView> latest() {
    return recipes.inCuisine(1, 0).stream().map(RecipeView::of).toList();
  }
}
