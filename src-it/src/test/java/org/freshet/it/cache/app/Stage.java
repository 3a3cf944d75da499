package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test tells the application to do, and what it asks it afterwards. */
@Path("stage")
@Produces("text/plain")
@ApplicationScoped
public class Stage {

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Map<String, String> lines = new ConcurrentHashMap<>();
  private final Map<String, List<String>> notes = new ConcurrentHashMap<>();

  /** Counts a run, and is held if the test said so; the number of the run, from 1. */
  public int run(String name) {
    int run = runs.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
    pass(name);
    return run;
  }

  /** Is held if the test said so. */
  public void pass(String name) {
    Gate gate = gates.get(name);
    if (gate != null) {
      gate.pass();
    }
  }

  /** What the test wrote under a name. */
  public String line(String name, String byDefault) {
    return lines.getOrDefault(name, byDefault);
  }

  /** Keeps something for the test to read. */
  public void note(String name, String text) {
    notes.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>()).add(text);
  }

  @GET
  @Path("runs/{name}")
  public String runs(@PathParam("name") String name) {
    AtomicInteger count = runs.get(name);
    return count == null ? "0" : count.toString();
  }

  /** From now on so many runs are held, later ones pass. */
  @POST
  @Path("gates/{name}")
  public String hold(
      @PathParam("name") String name, @QueryParam("most") @DefaultValue("1") int most) {
    gates.put(name, new Gate(most));
    return "";
  }

  @POST
  @Path("gates/{name}/open")
  public String open(@PathParam("name") String name) {
    gates.get(name).latch.countDown();
    return "";
  }

  /** How many are held now. */
  @GET
  @Path("gates/{name}")
  public String held(@PathParam("name") String name) {
    return Integer.toString(gates.get(name).held.get());
  }

  @PUT
  @Path("lines/{name}")
  public String write(@PathParam("name") String name, String text) {
    lines.put(name, text);
    return "";
  }

  @GET
  @Path("notes/{name}")
  public String notes(@PathParam("name") String name) {
    return String.join("\n", notes.getOrDefault(name, List.of()));
  }

  private static final class Gate {

    private final CountDownLatch latch = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger left;

    private Gate(int most) {
      this.left = new AtomicInteger(most);
    }

    /** A test that fails before it opens the gate must not block the server. */
    private void pass() {
      if (left.getAndDecrement() <= 0) {
        return;
      }
      held.incrementAndGet();
      try {
        if (!latch.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody opened the gate");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        held.decrementAndGet();
      }
    }
  }
}
