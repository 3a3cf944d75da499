package org.freshet.it.essentials.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.essentials.api.DeprecatedApi;
import org.freshet.essentials.api.RateLimited;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;

/** Pages that are cached and say what the API essentials have to do beside. */
@Path("mixed")
@Produces("text/plain")
@ApplicationScoped
public class Mixed {

  @Inject Revalidator revalidator;

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

  @GET
  @Path("limited")
  @Isr(tags = "mixed:limited")
  @RateLimited(limit = 3, window = 3600)
  public String limited() {
    return "limited " + run("limited");
  }

  @GET
  @Path("renewed")
  @Isr(tags = "mixed:renewed")
  @RateLimited(limit = 2, window = 3600)
  public String renewed() {
    return "renewed " + run("renewed");
  }

  @GET
  @Path("free")
  @Isr(tags = "mixed:free")
  public String free() {
    return "free " + run("free");
  }

  @GET
  @Path("old")
  @Isr(tags = "mixed:old")
  @DeprecatedApi(since = "2026-01-01", successor = "/api/mixed/free")
  public String old() {
    return "old " + run("old");
  }

  /** Fails the first time. */
  @GET
  @Path("failing")
  @Isr(tags = "mixed:failing")
  public String failing() {
    int run = run("failing");
    if (run == 1) {
      throw new IllegalStateException("a secret of the server");
    }
    return "failing " + run;
  }

  /** Never succeeds. */
  @GET
  @Path("missing/{id}")
  @Isr(tags = "mixed:missing")
  public String missing(@PathParam("id") long id) {
    run("missing");
    throw new NotFoundException("no " + id);
  }

  @GET
  @Path("runs/{name}")
  public String runs(@PathParam("name") String name) {
    return runs.getOrDefault(name, new AtomicInteger()).toString();
  }

  @POST
  @Path("raise/{tag}")
  public void raise(@PathParam("tag") String tag) {
    revalidator.revalidate(Tag.of("mixed", tag));
  }

  private int run(String name) {
    return runs.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
  }
}
