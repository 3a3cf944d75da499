package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;

/** Selects by what every visitor has another of. */
@Path("wrong")
@RequestScoped
public class VariesByCookie {

  @GET
  @Isr(vary = "Cookie")
  public String answer() {
    return "never";
  }
}
