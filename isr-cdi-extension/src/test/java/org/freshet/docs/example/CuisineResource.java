package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.PageView;

/** The recipes of a cuisine, for programs and for people. */
@Path("cuisines/{cuisine}")
@RequestScoped
public class CuisineResource {

  @Inject Recipes recipes;

  @GET
  @Produces("application/json")
  @Isr(tags = "cuisine:{cuisine}", sMaxAge = 900, staleWhileRevalidate = 60)
  public List<RecipeView> list(
      @PathParam("cuisine") long cuisine, @QueryParam("page") @DefaultValue("0") int page) {
    return recipes.inCuisine(cuisine, page).stream().map(RecipeView::of).toList();
  }

  @GET
  @Path("page")
  @Produces("text/html;charset=UTF-8")
  @Isr(tags = "cuisine:{cuisine}")
  public PageView page(@PathParam("cuisine") long cuisine) {
    return PageView.of("/WEB-INF/pages/cuisine.jsp", "recipes", recipes.inCuisine(cuisine, 0));
  }
}
