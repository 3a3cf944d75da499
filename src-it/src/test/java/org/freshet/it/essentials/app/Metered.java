package org.freshet.it.essentials.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.api.RequestServed;

/** Callers on plans, a resolver that fails, and what was told of requests. */
@Path("metered")
@RequestScoped
@Produces("text/plain")
public class Metered {

  @Inject Told told;

  @GET
  @Path("limited")
  @RateLimited(limit = 2, window = 3600, key = "header:X-Who")
  public String limited() {
    return "in";
  }

  @GET
  @Path("desk")
  @RateLimited(limit = 1, window = 3600, resolver = Desk.class)
  public String desk() {
    return "in";
  }

  @GET
  @Path("uncountable")
  @RateLimited(limit = 2, window = 3600, resolver = Failing.class)
  public String uncountable() {
    return "in";
  }

  @GET
  @Path("probe/well")
  public String well() {
    return "well";
  }

  @GET
  @Path("probe/missing")
  public String missing() {
    throw new NotFoundException();
  }

  @GET
  @Path("missing")
  public String missingElsewhere() {
    throw new NotFoundException();
  }

  @GET
  @Path("told")
  public String told() {
    return String.join("\n", told.paths());
  }

  /** What was told of requests. */
  @ApplicationScoped
  public static class Told {

    private final List<String> paths = new CopyOnWriteArrayList<>();

    public List<String> paths() {
      return List.copyOf(paths);
    }

    void served(@Observes RequestServed event) {
      paths.add(event.path());
    }
  }

  /** Who pays more may call more. */
  @ApplicationScoped
  public static class Plans implements RateLimitPlans {

    @Override
    public Optional<String> planOf(RateLimitCaller caller) {
      return caller.header("X-Plan");
    }
  }

  /** Cannot tell who calls. */
  @ApplicationScoped
  public static class Failing implements RateLimitKey {

    @Override
    public String keyOf(RateLimitCaller caller) {
      throw new IllegalStateException("password=hunter2");
    }
  }

  /** The desk at which the caller sits, which only a bean can tell. */
  @ApplicationScoped
  public static class Desk implements RateLimitKey {

    @Inject Told told;

    @Override
    public String keyOf(RateLimitCaller caller) {
      return caller.header("X-Desk").orElse("none") + told.paths().getClass().getSimpleName();
    }
  }
}
