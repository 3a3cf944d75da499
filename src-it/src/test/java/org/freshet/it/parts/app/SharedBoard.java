package org.freshet.it.parts.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.SafeCall;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;

/** A first page for everybody, whose parts say what it depends on. */
@Path("boards/{id}")
@RequestScoped
@Isr(sMaxAge = 600)
@PartStream(chunkSize = 3)
public class SharedBoard extends PartResource {

  @Inject Runs runs;
  @Inject IsrContext isr;
  @Inject Weather weather;

  @Part(order = 1)
  public String news(PartContext request) {
    isr.addTag("news:" + request.path("id"));
    return request.query("topic") + " " + runs.next("news of " + request.path("id"));
  }

  /** Of all boards alike, as its key says. */
  @Part(order = 2)
  @CachedFor(value = 600, tags = "prices")
  public int prices() {
    return runs.next("prices");
  }

  @Part(order = 3)
  @SafeCall(fallback = "\"none\"")
  public String sky() {
    return weather.sky();
  }

  @Part(order = 4)
  public int late(PartContext request) {
    return runs.next("late of " + request.path("id"));
  }
}
