package org.freshet.it.parts.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Pages that may be kept and pages that must not, and what happens to them. */
@Path("board")
@ApplicationScoped
public class Boards {

  @Inject Runs runs;
  @Inject Weather weather;
  @Inject Revalidator revalidator;

  private final CountDownLatch open = new CountDownLatch(1);

  @GET
  @Path("built/{id}")
  @Isr(sMaxAge = 600)
  @PartStream(chunkSize = 2)
  public Parts built(@PathParam("id") String id) {
    return Parts.of("id", id)
        .lazy("count", () -> runs.next("count of " + id), part -> part.cachedFor(600).shared())
        .lazy("rest", () -> runs.next("rest of " + id));
  }

  @GET
  @Path("named")
  @Isr(sMaxAge = 600, query = "from")
  @PartStream(chunkSize = 2)
  public Parts named(@QueryParam("from") String from) {
    return Parts.of("from", from)
        .lazy("run", () -> runs.next("named from " + from))
        .lazy("rest", () -> runs.next("rest from " + from));
  }

  @GET
  @Path("failing")
  @Isr(sMaxAge = 600)
  @PartStream
  public Parts failing() {
    return Parts.of("run", runs.next("failing"))
        .lazy(
            "broken",
            () -> {
              throw new IllegalStateException("broken");
            });
  }

  @GET
  @Path("replaced")
  @Isr(sMaxAge = 600)
  @PartStream
  public Parts replaced() {
    return Parts.of("run", runs.next("replaced"))
        .lazy(
            "broken",
            () -> {
              throw new IllegalStateException("broken");
            },
            part -> part.fallback("none"));
  }

  @GET
  @Path("slow")
  @Isr(sMaxAge = 600)
  @PartStream
  public Parts slow() {
    return Parts.of("quick", runs.next("quick")).lazy("slow", this::held);
  }

  private String held() throws InterruptedException {
    if (!open.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody let it go on");
    }
    return "there";
  }

  @POST
  @Path("slow")
  public void open() {
    open.countDown();
  }

  @POST
  @Path("weather/{away}")
  public void weather(@PathParam("away") boolean away) {
    weather.isAway(away);
  }

  @POST
  @Path("raise/{tag}")
  public void raise(@PathParam("tag") String tag) {
    revalidator.revalidate(Tag.parse(tag));
  }

  @GET
  @Path("runs/{name}")
  @Produces("text/plain")
  public int runs(@PathParam("name") String name) {
    return runs.of(name);
  }

  /** Shows who asks. */
  @Path("board-of-somebody")
  @RequestScoped
  @Isr(sMaxAge = 600)
  @PartStream
  public static class Personal extends PartResource {

    @Part
    public String greeting(PartContext request) {
      return "hello " + request.user();
    }
  }

  /** Shows what is kept for who asks. */
  @Path("board-of-each")
  @RequestScoped
  @Isr(sMaxAge = 600)
  @PartStream
  public static class OfEach extends PartResource {

    @Inject Runs runs;

    @Part
    @CachedFor(value = 600, scope = CachedFor.Scope.CALLER)
    public int visits() {
      return runs.next("visits");
    }
  }

  /** Has a part that is not for everybody. */
  @Path("board-of-staff")
  @RequestScoped
  @Isr(sMaxAge = 600)
  @PartStream
  public static class Guarded extends PartResource {

    @Part(order = 1)
    public String all() {
      return "all";
    }

    @Part(order = 2)
    @RolesAllowed("editor")
    public String staff() {
      return "staff";
    }
  }
}
