package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Streams of many, and what goes on beside them. */
@Path("crowd")
@ApplicationScoped
public class Crowd {

  private static final int LARGE = 2_000_000;

  @Inject Ran ran;

  private final AtomicInteger inside = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(1);

  /** Two parts, the second of which waits for the gate. */
  @GET
  @PartStream
  public Parts held() {
    return Parts.of("one", 1).lazy("two", this::passed);
  }

  /** More than a connection takes from somebody who does not read it, and one that waits. */
  @GET
  @Path("large")
  @PartStream
  public Parts large() {
    Parts parts = Parts.none().lazy("held", this::passed);
    for (int i = 0; i < 12; i++) {
      parts = parts.lazy("large" + i, () -> "x".repeat(LARGE));
    }
    return parts;
  }

  @GET
  @Path("ordinary")
  @Produces("text/plain")
  public String ordinary() {
    return "ordinary";
  }

  @GET
  @Path("threads")
  @Produces("text/plain")
  public int threads() {
    return Thread.getAllStackTraces().size();
  }

  /** How many parts wait. */
  @GET
  @Path("inside")
  @Produces("text/plain")
  public int inside() {
    return inside.get();
  }

  @POST
  @Path("gate")
  public void open() {
    CountDownLatch opened = gate;
    gate = new CountDownLatch(1);
    opened.countDown();
  }

  private String passed() throws InterruptedException {
    inside.incrementAndGet();
    try {
      return gate.await(100, TimeUnit.SECONDS) ? "passed" : "late";
    } catch (InterruptedException e) {
      ran.note("interrupted");
      throw e;
    } finally {
      inside.decrementAndGet();
    }
  }
}
