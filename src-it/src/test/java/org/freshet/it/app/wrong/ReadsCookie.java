package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;

/** Reads what belongs to one visitor. */
@Path("wrong")
@RequestScoped
public class ReadsCookie {

  @GET
  @Isr
  public String answer(@CookieParam("name") String name) {
    return "never";
  }
}
