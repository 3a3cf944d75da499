package org.freshet.it.observe.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** Parts of which one fails. */
@Path("watched")
@RequestScoped
@PartStream(chunkSize = 3)
public class WatchedParts extends PartResource {

  @Part(order = 1)
  public String slow() {
    return "slow";
  }

  @Part(order = 2)
  public String broken() {
    throw new IllegalStateException("password=hunter2");
  }

  @Part(order = 3)
  public String last() {
    return "last";
  }

  /** Begins another page. */
  @Part(order = 4)
  public String more() {
    return "more";
  }
}
