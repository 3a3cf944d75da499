package org.freshet.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Tag;

/** A resource that needs the library's classes to answer. */
@Path("greeting")
@RequestScoped
public class Greeting {

  @GET
  @Produces("text/plain")
  public String greet() {
    return "hello " + Tag.of("greeting", 1);
  }
}
