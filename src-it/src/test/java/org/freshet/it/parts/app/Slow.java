package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Parts that take their time. */
@Path("slow")
@ApplicationScoped
public class Slow {

  @Inject Ran ran;

  private final CountDownLatch never = new CountDownLatch(1);

  /** Ten parts of a tenth of a second each. */
  @GET
  @Path("ten")
  @PartStream(chunkSize = 10)
  public Parts ten() {
    Parts parts = Parts.none();
    for (int i = 0; i < 10; i++) {
      parts = parts.lazy("part" + i, () -> taken(Duration.ofMillis(100)));
    }
    return parts;
  }

  /** One that is there at once, and one of ten seconds. */
  @GET
  @Path("late")
  @PartStream(chunkSize = 2)
  public Parts late() {
    return Parts.of("quick", "there").lazy("late", () -> taken(Duration.ofSeconds(10)));
  }

  private String taken(Duration time) throws InterruptedException {
    boolean early = never.await(time.toNanos(), TimeUnit.NANOSECONDS);
    return early ? "early" : "taken";
  }
}
