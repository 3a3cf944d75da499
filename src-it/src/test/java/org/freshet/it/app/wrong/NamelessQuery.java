package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;

/** A query parameter without a name. */
@Path("wrong")
@RequestScoped
public class NamelessQuery {

  @GET
  @Isr(query = "")
  public String answer() {
    return "never";
  }
}
