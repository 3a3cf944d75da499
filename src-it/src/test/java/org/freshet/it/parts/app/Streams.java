package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;

/** Parts that a test lets go on, each when it says so. */
@Path("streams")
@ApplicationScoped
public class Streams {

  @Inject Ran ran;

  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  @GET
  @Path("plain")
  @PartStream
  public Parts plain() {
    return Parts.of("a", 1).with("b", 2);
  }

  @GET
  @Path("{name}")
  @PartStream
  public Parts held(@PathParam("name") String name) {
    return Parts.none()
        .lazy("one", () -> passed(name + "-one", "one"))
        .lazy("two", () -> passed(name + "-two", "two"));
  }

  @GET
  @Path("six")
  @PartStream
  public Parts six() {
    return Parts.of("a", 1)
        .lazy("b", () -> 2)
        .lazy("c", () -> 3, part -> part.after("b"))
        .lazy("d", () -> 4)
        .lazy("e", () -> 5)
        .with("f", 6);
  }

  @GET
  @Path("lines")
  @PartStream
  public Parts lines() {
    return Parts.none()
        .lazy("lazy", () -> List.of(new Line(1, "ü")))
        .with("ready", new Line(2, "ready"));
  }

  @GET
  @Path("nulls")
  @PartStream
  public Parts nulls() {
    return Parts.none().lazy("lazy", () -> new Line(3, null));
  }

  /** Something that a provider renders. */
  public static class Line {

    public int number;
    public String title;

    public Line() {}

    Line(int number, String title) {
      this.number = number;
      this.title = title;
    }
  }

  @POST
  @Path("gates/{gate}")
  public void open(@PathParam("gate") String gate) {
    gate(gate).countDown();
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, n -> new CountDownLatch(1));
  }

  private String passed(String gate, String value) throws InterruptedException {
    try {
      if (!gate(gate).await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened " + gate);
      }
      return value;
    } catch (InterruptedException e) {
      ran.note("interrupted " + gate);
      throw e;
    }
  }
}
