package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;

/** On a method that changes something. */
@Path("wrong")
@RequestScoped
public class CachedPost {

  @POST
  @Isr
  public String answer() {
    return "never";
  }
}
