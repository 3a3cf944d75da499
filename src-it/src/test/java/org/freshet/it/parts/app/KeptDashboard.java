package org.freshet.it.parts.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** Annotated parts that are kept; each says how often it has run. */
@Path("kept-dashboards/{id}")
@RequestScoped
@PartStream(chunkSize = 9, partTtl = 600)
public class KeptDashboard extends PartResource {

  @Inject Runs runs;

  @Part(order = 1)
  public int own() {
    return runs.next("own");
  }

  @Part(order = 2, ttl = 0)
  public int never() {
    return runs.next("never");
  }

  @Part(order = 3, shared = true)
  public int shared(PartContext request) {
    return runs.next("common of " + request.path("id"));
  }

  /** Says that it is for all, and is not. */
  @Part(order = 4, shared = true)
  public String pretended(PartContext request) {
    return request.user() + " " + runs.next("pretended");
  }

  @Part(order = 5)
  @RolesAllowed("editor")
  public int staff() {
    return runs.next("staff");
  }
}
