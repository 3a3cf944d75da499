package org.freshet.it.parts.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.partstream.api.Parts;

/** Parts by what a method returns, with the defaults of all annotations. */
@Path("plain")
@RequestScoped
public class PlainParts {

  @GET
  public Parts plain() {
    return Parts.of("a", 1).with("b", 2);
  }
}
