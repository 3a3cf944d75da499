package org.freshet.it.essentials.app;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimited;

/** Limits of every kind; windows are long, so that nothing fills up while a test runs. */
public final class Limits {

  private static final long HOUR = 3600;

  private Limits() {}

  /** By the annotations of methods. */
  @Path("limits")
  @RequestScoped
  @PermitAll
  @Produces("text/plain")
  public static class Methods {

    @GET
    @Path("address")
    @RateLimited(limit = 3, window = HOUR)
    public String address() {
      return "in";
    }

    @GET
    @Path("forwarded")
    @RateLimited(limit = 3, window = HOUR)
    public String forwarded() {
      return "in";
    }

    @GET
    @Path("both")
    @RateLimited(limit = 5, window = HOUR, name = "sustained")
    @RateLimited(limit = 2, window = 60, name = "burst", key = "user")
    public String both() {
      return "in";
    }

    @GET
    @Path("user")
    @RateLimited(limit = 2, window = HOUR, key = "user")
    public String user() {
      return "in";
    }

    @GET
    @Path("guarded")
    @RolesAllowed("editor")
    @RateLimited(limit = 2, window = HOUR)
    public String guarded() {
      return "in";
    }

    @GET
    @Path("tenant")
    @RateLimited(limit = 2, window = HOUR, key = "header:X-Tenant")
    public String tenant() {
      return "in";
    }

    @GET
    @Path("api-key")
    @RateLimited(limit = 2, window = HOUR, key = "api-key")
    public String apiKey() {
      return "in";
    }

    @GET
    @Path("shelf/{shelf}")
    @RateLimited(limit = 2, window = HOUR, resolver = Shelves.class)
    public String shelf(@PathParam("shelf") String shelf, @HeaderParam("X-Who") String who) {
      return "in";
    }

    @GET
    @Path("overridden")
    @RateLimited(limit = 100, window = HOUR)
    public String overridden() {
      return "in";
    }

    @GET
    @Path("off")
    @RateLimited(limit = 1, window = HOUR)
    public String off() {
      return "in";
    }

    @GET
    @Path("policy")
    @RateLimited(policy = "shared")
    public String policy() {
      return "in";
    }

    @GET
    @Path("failing")
    @RateLimited(limit = 1, window = HOUR)
    public String failing() {
      throw new IllegalStateException();
    }
  }

  /** By one annotation for the class. */
  @Path("limited-class")
  @RequestScoped
  @Produces("text/plain")
  @RateLimited(limit = 3, window = HOUR, key = "all")
  public static class Together {

    @GET
    @Path("a")
    public String a() {
      return "in";
    }

    @GET
    @Path("b")
    public String b() {
      return "in";
    }

    @GET
    @Path("policy")
    @RateLimited(policy = "shared")
    public String policy() {
      return "in";
    }
  }

  /** A bean that tells callers apart. */
  @ApplicationScoped
  public static class Shelves implements RateLimitKey {

    @Override
    public String keyOf(RateLimitCaller caller) {
      String path = caller.path();
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
