package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;

/** A number out of range. */
@Path("wrong")
@RequestScoped
public class NegativeLifetime {

  @GET
  @Isr(sMaxAge = -5)
  public String answer() {
    return "never";
  }
}
