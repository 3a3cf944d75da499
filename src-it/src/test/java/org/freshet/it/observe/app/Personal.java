package org.freshet.it.observe.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;

/** A page that sets a cookie, and so is never stored. */
@Path("personal")
@ApplicationScoped
public class Personal {

  @GET
  @Isr(tags = "personal")
  public Response page() {
    return Response.ok("yours").header("Set-Cookie", "seen=1").build();
  }
}
