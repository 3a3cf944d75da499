package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.isr.api.Isr;

/** A template with a name that nothing has. */
@Path("wrong/{id}")
@RequestScoped
public class UnknownName {

  @GET
  @Isr(tags = "book:{isbn}")
  public String answer(@PathParam("id") long id) {
    return "never";
  }
}
