package org.freshet.it.essentials.app.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.freshet.essentials.api.ChecksPermissions;
import org.freshet.essentials.api.PermissionChecker;
import org.freshet.essentials.api.PermissionRequest;
import org.freshet.essentials.api.PermissionsAllowed;

/** Rooms that not everybody may enter. */
@Path("rooms")
@RequestScoped
@Produces("text/plain")
public class Rooms {

  @GET
  @Path("hall")
  @PermitAll
  public String hall(@Context SecurityContext security) {
    return security.getUserPrincipal() == null ? "nobody" : security.getUserPrincipal().getName();
  }

  @GET
  @Path("office")
  @RolesAllowed("reports")
  public String office(@Context SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  @GET
  @Path("archive")
  @PermissionsAllowed(all = {"books.read", "books.write"})
  public String archive() {
    return "in";
  }

  @GET
  @Path("library")
  @PermissionsAllowed(any = {"books.read", "books.borrow"})
  public String library() {
    return "in";
  }

  @GET
  @Path("cellar")
  @PermissionsAllowed(
      all = "books.read",
      any = {"cellar", "books.borrow"})
  public String cellar() {
    return "in";
  }

  @GET
  @Path("overridden")
  @PermissionsAllowed(all = "books.read")
  public String overridden() {
    return "in";
  }

  @GET
  @Path("of/{owner}")
  @PermissionsAllowed(all = "own")
  public String own(@PathParam("owner") String owner) {
    return owner;
  }

  @GET
  @Path("broken")
  @PermissionsAllowed(any = "broken")
  public String broken() {
    return "in";
  }

  /** Lets owners into their own rooms. */
  @ApplicationScoped
  @ChecksPermissions({"own", "broken"})
  public static class Owners implements PermissionChecker {

    @Override
    public boolean isGranted(String permission, PermissionRequest request) {
      if (permission.equals("broken")) {
        throw new IllegalStateException("no register");
      }
      return request.pathParameter("owner").filter(request.caller().getName()::equals).isPresent();
    }
  }

  /** One annotation for all of its methods. */
  @Path("wing")
  @RequestScoped
  @Produces("text/plain")
  @PermissionsAllowed(all = "books.read")
  public static class Wing {

    @GET
    @Path("a")
    public String a() {
      return "in";
    }

    @GET
    @Path("b")
    @PermissionsAllowed(all = "cellar")
    public String b() {
      return "in";
    }
  }
}
