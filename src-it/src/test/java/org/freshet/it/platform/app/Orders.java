package org.freshet.it.platform.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.concurrent.CompletionStage;

/** A resource class: its path and what it says of types hold for all methods. */
@Path("orders")
@Produces("text/plain")
@RequestScoped
public class Orders {

  @Inject Caller caller;
  @Inject Lines lines;
  @Resource ManagedExecutorService executor;

  @GET
  @Path("{id: \\d+}")
  public String order(@PathParam("id") long id) {
    if (id == 404) {
      throw new NotFoundException();
    }
    return "order " + id;
  }

  @POST
  @Path("{id: \\d+}/pay")
  @Audited
  public String pay(@PathParam("id") long id) {
    return "paid " + id + " by " + caller.name().orElse("nobody");
  }

  @Path("{id: \\d+}/lines")
  public Lines lines() {
    return lines;
  }

  @GET
  @Path("slow")
  public CompletionStage<String> slow() {
    return executor.supplyAsync(() -> "made elsewhere");
  }

  @GET
  @Path("twice")
  public String twice() {
    return caller.number() == lines.caller() ? "one caller" : "two callers";
  }
}
