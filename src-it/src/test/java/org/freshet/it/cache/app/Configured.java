package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;

/** Rules that settings override. */
@Path("configured")
@Produces("text/plain")
@ApplicationScoped
@Isr
public class Configured {

  @Inject Stage stage;

  @GET
  @Path("by-method")
  public String byMethod() {
    return "by-method " + stage.run("by-method");
  }

  @GET
  @Path("by-class")
  @Isr(sMaxAge = 600)
  public String byClass() {
    return "by-class " + stage.run("by-class");
  }

  @GET
  @Path("disabled")
  public String disabled() {
    return "disabled " + stage.run("disabled");
  }
}
