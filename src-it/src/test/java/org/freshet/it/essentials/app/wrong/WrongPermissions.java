package org.freshet.it.essentials.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.essentials.api.ChecksPermissions;
import org.freshet.essentials.api.PermissionsAllowed;

/** Everything about permissions that can be wrong. */
@Path("wrong")
@RequestScoped
public class WrongPermissions {

  @GET
  @Path("none")
  @PermissionsAllowed
  public String none() {
    return "";
  }

  @GET
  @Path("unknown")
  @PermissionsAllowed(any = {"known", "unknown", "with space"})
  public String unknown() {
    return "";
  }

  @PermissionsAllowed(all = "known")
  public String uncalled() {
    return "";
  }

  /** No checker, and names what the configuration decides on. */
  @RequestScoped
  @ChecksPermissions({"known", "no,name"})
  public static class Checker {}
}
