package org.freshet.it.cache.app;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.RevalidationReport;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;

/** The programmatic door by HTTP. */
@Path("control")
@Produces("text/plain")
@ApplicationScoped
public class Control {

  @Inject Revalidator revalidator;

  @POST
  @Path("revalidate/{tag}")
  public String revalidate(@PathParam("tag") String tag) {
    return text(revalidator.revalidate(Tag.parse(tag)));
  }

  @POST
  @Path("expire/{tag}")
  public String expire(@PathParam("tag") String tag) {
    return text(revalidator.expire(Tag.parse(tag)));
  }

  @POST
  @Path("path")
  public String path(String path) {
    return text(revalidator.revalidatePath(path));
  }

  @POST
  @Path("all")
  public String all() {
    return text(revalidator.revalidateAll());
  }

  /** One line each: target, state, attempts, problem. */
  @GET
  @Path("renewals")
  public String renewals() {
    return revalidator.renewals().stream()
        .map(r -> r.target() + " " + r.state() + " " + r.attempts() + " " + r.problem())
        .collect(joining("\n"));
  }

  private static String text(RevalidationReport report) {
    return report.sequence() + " " + report.tags() + " " + report.expired();
  }
}
