package org.freshet.it.platform.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A sub-resource: it has no path of its own, and is reached through an order. */
@RequestScoped
public class Lines {

  @Inject Caller caller;

  @GET
  @Path("{line}")
  public String line(@PathParam("id") long order, @PathParam("line") int line) {
    return "line " + line + " of order " + order;
  }

  public int caller() {
    return caller.number();
  }
}
