package org.freshet.docs.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.freshet.isr.api.DraftMode;
import org.freshet.isr.api.Isr;

/** A page that editors see before others do. */
@Path("drafts")
@RequestScoped
@Produces("text/plain")
public class DraftResource {

  @Inject DraftMode draft;
  @Inject Recipes recipes;

  @POST
  @RolesAllowed("editor")
  public Response enable() {
    draft.enable(Duration.ofHours(1));
    return Response.noContent().build();
  }

  @GET
  @Path("{id}")
  @Isr(tags = "recipe:{id}")
  public String recipe(@PathParam("id") long id) {
    return draft.isEnabled() ? recipes.draft(id) : recipes.published(id);
  }
}
