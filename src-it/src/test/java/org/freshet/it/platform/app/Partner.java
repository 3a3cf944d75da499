package org.freshet.it.platform.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What partners get. */
@Path("stock")
public class Partner {

  @GET
  @Produces("text/plain")
  public String stock() {
    return "7";
  }
}
