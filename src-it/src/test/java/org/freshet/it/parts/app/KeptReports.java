package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.partstream.api.KeptParts;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Built parts that are kept; each says how often it has run. */
@Path("kept")
@ApplicationScoped
public class KeptReports {

  @Inject Runs runs;
  @Inject KeptParts kept;

  private final CountDownLatch open = new CountDownLatch(1);

  @GET
  @Path("reports/{id}")
  @PartStream(chunkSize = 9)
  public Parts report(@PathParam("id") long id) {
    return Parts.of("id", id)
        .lazy("own", () -> runs.next("own of " + id), part -> part.cachedFor(600))
        .lazy("shared", () -> runs.next("shared of " + id), part -> part.cachedFor(600).shared())
        .lazy("never", () -> runs.next("never of " + id));
  }

  @GET
  @Path("stale")
  @PartStream
  public Parts stale() {
    return Parts.none()
        .lazy("rate", () -> runs.next("rate"), part -> part.cachedFor(1).staleFor(600).shared());
  }

  @GET
  @Path("slow")
  @PartStream
  public Parts slow() {
    return Parts.of("quick", 1)
        .lazy("kept", () -> held("kept"), part -> part.cachedFor(600).shared());
  }

  @GET
  @Path("failing")
  @PartStream
  public Parts failing() {
    return Parts.none()
        .lazy(
            "rate",
            () -> {
              throw new IllegalStateException("run " + runs.next("failing"));
            },
            part -> part.cachedFor(600).shared().fallback("none"));
  }

  private int held(String name) throws InterruptedException {
    int run = runs.next(name);
    if (!open.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody let it go on");
    }
    return run;
  }

  @POST
  @Path("slow")
  public void open() {
    open.countDown();
  }

  @DELETE
  @Path("{part}")
  public void forget(@PathParam("part") String part) {
    kept.forget(KeptReports.class, part);
  }

  @DELETE
  public void forgetAll() {
    kept.forget();
  }

  @GET
  @Path("runs/{name}")
  @Produces("text/plain")
  public int runs(@PathParam("name") String name) {
    return runs.of(name);
  }
}
