package org.freshet.essentials.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.essentials.api.PermissionsAllowed;

/** Drafts of texts, which not everybody may see. */
@Path("drafts")
@RequestScoped
@PermissionsAllowed(any = {"drafts.read", "drafts.write"})
public class Drafts {

  @GET
  @Path("{id}")
  public String get(@PathParam("id") long id) {
    return "Draft " + id;
  }

  @PUT
  @Path("{id}")
  @PermissionsAllowed(all = {"drafts.write", "draft.own"})
  public void put(@PathParam("id") long id, String text) {}
}
