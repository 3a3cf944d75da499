package org.freshet.it.essentials.app.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.freshet.essentials.api.PermissionsAllowed;

/** For editors, by either annotation. */
@Path("staff")
@RequestScoped
@Produces("text/plain")
public class Staff {

  @GET
  @Path("roles")
  @RolesAllowed("editor")
  public String roles(@Context SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  @GET
  @Path("permissions")
  @PermissionsAllowed(all = "editor")
  public String permissions(@Context SecurityContext security) {
    return security.getUserPrincipal().getName();
  }
}
