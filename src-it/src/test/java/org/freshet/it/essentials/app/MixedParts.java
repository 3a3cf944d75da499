package org.freshet.it.essentials.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import org.freshet.essentials.api.RateLimited;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** Parts with a limit, beside pages that are cached. */
@Path("mixed-parts")
@RequestScoped
@RateLimited(limit = 2, window = 3600)
@PartStream(chunkSize = 1)
public class MixedParts extends PartResource {

  @Part(order = 1)
  public String first() {
    return "1";
  }

  @Part(order = 2)
  public String second() {
    return "2";
  }
}
