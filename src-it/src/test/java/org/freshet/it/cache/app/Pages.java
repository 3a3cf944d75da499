package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.api.Isr;

/** Pages that tell how often they were produced. */
@Path("pages/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Pages {

  private static final Instant CHANGED = Instant.parse("2020-02-20T20:20:20Z");

  @Inject Stage stage;

  @GET
  @Isr(tags = "page:{page}")
  public String page(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  /** With as many tags of its own as asked for. */
  @GET
  @Path("self-tagged/{count}")
  @Isr(tags = "page:{page}")
  public Response selfTagged(@PathParam("page") String page, @PathParam("count") int count) {
    String own =
        IntStream.range(0, count).mapToObj(i -> "mine" + i).collect(Collectors.joining(" "));
    return Response.ok(page + " " + stage.run(page)).header("X-Own-Tags", own).build();
  }

  /** Takes as long as a page that asks a database. */
  @GET
  @Path("slow")
  @Isr(tags = "page:{page}")
  public String slow(@PathParam("page") String page) {
    int run = stage.run(page);
    LockSupport.parkNanos(300_000_000);
    return page + " " + run;
  }

  @GET
  @Path("short-lived")
  @Isr(tags = "page:{page}", sMaxAge = 1)
  public String shortLived(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  /** Of no use to anybody after two seconds. */
  @GET
  @Path("fleeting")
  @Isr(tags = "page:{page}", sMaxAge = 2, staleWhileRevalidate = 0, staleIfError = 0)
  public String fleeting(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  /** Belongs to a group of pages that can be held together. */
  @GET
  @Path("in/{group}")
  @Isr(tags = {"page:{page}", "group:{group}"})
  public String grouped(@PathParam("page") String page, @PathParam("group") String group) {
    int run = stage.run(page);
    stage.pass(group);
    return page + " " + run;
  }

  /** Tells who asked in which language. */
  @GET
  @Path("translated")
  @Isr(tags = "page:{page}")
  public String translated(
      @PathParam("page") String page, @HeaderParam("Accept-Language") String language) {
    return language + " " + stage.run(page + "-" + language);
  }

  /** Always the same, and older than any request. */
  @GET
  @Path("digits")
  @Isr(tags = "page:{page}")
  public Response digits(@PathParam("page") String page) {
    stage.run(page);
    return Response.ok("0123456789").lastModified(Date.from(CHANGED)).build();
  }

  /** The first visitor is held at another gate than the rest. */
  @GET
  @Path("personal")
  @Isr(tags = "page:{page}")
  public Response personal(@PathParam("page") String page) {
    int run = stage.run(page);
    stage.pass(page + (run == 1 ? "-first" : "-rest"));
    return Response.ok(page + " " + run)
        .cookie(new NewCookie.Builder("visitor").value("v" + run).build())
        .build();
  }
}
