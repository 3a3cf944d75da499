package org.freshet.it.cache.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;

/** Reports that say more to editors. */
@Path("reports/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Reports {

  @Inject Stage stage;
  @Inject IsrContext isr;

  /** Readers and editors may see it, and editors see more. */
  @GET
  @Path("guarded")
  @RolesAllowed("reader")
  @Isr(tags = "page:{page}", roles = "editor")
  public String guarded(@PathParam("page") String page) {
    return report(page);
  }

  /** Everybody may see it, and editors see more. */
  @GET
  @Path("open")
  @Isr(tags = "page:{page}", roles = "editor", maxAge = 60)
  public Response open(@PathParam("page") String page) {
    return Response.ok(report(page)).header("CDN-Cache-Control", "max-age=600").build();
  }

  /** Asks in a way that has nothing to do with roles that are declared. */
  @GET
  @Path("asking/{role}")
  @Isr(tags = "page:{page}", roles = "editor")
  public String asking(
      @PathParam("page") String page,
      @PathParam("role") String role,
      @Context HttpServletRequest request) {
    return request.isUserInRole(role) + " " + stage.run(page);
  }

  /** Wants to know of a role that does not select. */
  @GET
  @Path("wrong")
  @Isr(tags = "page:{page}", roles = "editor")
  public String wrong(@PathParam("page") String page) {
    return isr.isInRole("reader") + " " + stage.run(page);
  }

  private String report(String page) {
    return (isr.isInRole("editor") ? "full " : "short ") + stage.run(page);
  }
}
