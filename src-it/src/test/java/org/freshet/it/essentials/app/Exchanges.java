package org.freshet.it.essentials.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freshet.essentials.api.RequestServed;

/** Requests, and what is told of them. */
public final class Exchanges {

  private Exchanges() {}

  /** Answers in several ways. */
  @Path("exchanges")
  @RequestScoped
  @Produces("text/plain")
  public static class Resource {

    @Inject Told told;

    @GET
    @Path("plain")
    public String plain() {
      return "in";
    }

    @GET
    @Path("own-policy")
    public Response ownPolicy() {
      return Response.ok("in").header("Content-Security-Policy", "default-src 'self'").build();
    }

    @GET
    @Path("missing")
    public String missing() {
      throw new NotFoundException();
    }

    @GET
    @Path("slow")
    public String slow() {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60);
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return "in";
    }

    @GET
    @Path("quiet/told")
    public String told() {
      return String.join("\n", told.lines());
    }
  }

  /** Keeps what it is told, and then fails. */
  @ApplicationScoped
  public static class Told {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void keep(@Observes RequestServed served) {
      lines.add(
          served.method()
              + " "
              + served.path()
              + " "
              + served.status()
              + " "
              + served.id()
              + " "
              + served.user()
              + " "
              + served.headers()
              + " "
              + served.slow());
      throw new IllegalStateException("an observer that fails");
    }

    public List<String> lines() {
      return lines;
    }
  }
}
