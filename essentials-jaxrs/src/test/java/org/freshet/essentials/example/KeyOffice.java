package org.freshet.essentials.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.NewApiKey;

/** Where administrators issue keys, and end them. */
@Path("partners")
@RequestScoped
@RolesAllowed("admin")
public class KeyOffice {

  @Inject ApiKeys keys;

  @POST
  @Path("{partner}/keys")
  public String issue(@PathParam("partner") String partner) {
    NewApiKey wish = NewApiKey.of(partner, "books.read").lasting(Duration.ofDays(90));
    return keys.issue(wish).key();
  }

  @DELETE
  @Path("keys/{id}")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(id);
  }
}
