package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;

/** A page on its way from a lifetime to tags. */
@Path("menus/{cuisine}")
@RequestScoped
@Produces("application/json")
public class MenuResource {

  @Inject Recipes recipes;

  @GET
  @Path("timed")
  public Response timed(@PathParam("cuisine") long cuisine) {
    return Response.ok(recipes.inCuisine(cuisine, 0).stream().map(RecipeView::of).toList())
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  @GET
  @Path("kept")
  @Isr(freshness = Isr.Freshness.RESPONSE)
  public Response kept(@PathParam("cuisine") long cuisine) {
    return timed(cuisine);
  }

  @GET
  @Path("renewed")
  @Isr(tags = "cuisine:{cuisine}", sMaxAge = 86_400)
  public Response renewed(@PathParam("cuisine") long cuisine) {
    return Response.ok(recipes.inCuisine(cuisine, 0).stream().map(RecipeView::of).toList()).build();
  }
}
