package org.freshet.it.parts.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** Three parts, two of which anybody may have. */
@Path("allowed")
@RequestScoped
@PartStream(
    chunkSize = 1,
    allowedKeys = {"a", "b"})
public class Allowed extends PartResource {

  @Part(order = 1)
  public int a() {
    return 1;
  }

  @Part(order = 2)
  public int hidden() {
    return 2;
  }

  @Part(order = 3)
  public int b() {
    return 3;
  }
}
