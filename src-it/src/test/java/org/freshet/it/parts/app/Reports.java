package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Built plans. */
@Path("reports")
@ApplicationScoped
public class Reports {

  @Inject Ran ran;

  private final CyclicBarrier together = new CyclicBarrier(4);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean more;

  @GET
  @Path("{id}")
  @PartStream(chunkSize = 1)
  public Parts report(@PathParam("id") long id, @QueryParam("from") String from) {
    return Parts.of("info", Map.of("id", id))
        .lazy("rows", () -> "rows of " + id)
        .lazy("chart", () -> "chart", part -> part.after("rows"));
  }

  @GET
  @Path("failing")
  @PartStream(chunkSize = 10)
  public Parts failing() {
    return Parts.of("info", 1)
        .lazy(
            "broken",
            () -> {
              throw new IllegalStateException("password=hunter2");
            })
        .lazy("after", () -> 1, part -> part.after("broken"))
        .lazy(
            "missing",
            () -> {
              throw new NotFoundException("no such table");
            })
        .lazy(
            "replaced",
            () -> {
              throw new IllegalStateException("away");
            },
            part -> part.fallback(Map.of("rate", 0)))
        .lazy("unwritable", Unwritable::new)
        .lazy("late", this::hang, part -> part.timeout(Duration.ofMillis(100)))
        .with("nothing", null);
  }

  /** Four that wait for each other. */
  @GET
  @Path("together")
  @PartStream(chunkSize = 4)
  public Parts together() {
    return Parts.none()
        .lazy("a", () -> together.await(20, TimeUnit.SECONDS) >= 0)
        .lazy("b", () -> together.await(20, TimeUnit.SECONDS) >= 0)
        .lazy("c", () -> together.await(20, TimeUnit.SECONDS) >= 0)
        .lazy("d", () -> together.await(20, TimeUnit.SECONDS) >= 0);
  }

  @GET
  @Path("slow")
  @PartStream(chunkSize = 3)
  public Parts slow() {
    return Parts.none()
        .lazy("quick", () -> "there")
        .lazy("slow", this::hang)
        .lazy("last", () -> "there too");
  }

  @GET
  @Path("brief")
  @PartStream(chunkSize = 1, cursorTtl = 1)
  public Parts brief() {
    return Parts.of("a", 1).with("b", 2);
  }

  /** The same parts the first time only. */
  @GET
  @Path("changing")
  @PartStream(chunkSize = 1)
  public Parts changing() {
    Parts parts = Parts.of("a", 1).with("b", 2);
    Parts answered = more ? parts.with("c", 3) : parts;
    more = true;
    return answered;
  }

  @GET
  @Path("none")
  public Parts none() {
    return Parts.none();
  }

  @GET
  @Path("wrong")
  public Parts wrong() {
    return Parts.of("a", 1).with("a", 2);
  }

  private Object hang() throws InterruptedException {
    try {
      return never.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      ran.note("interrupted");
      throw e;
    }
  }

  /** No provider makes JSON of it. */
  public static class Unwritable {

    public String getSecret() {
      throw new IllegalStateException("password=hunter2");
    }
  }
}
