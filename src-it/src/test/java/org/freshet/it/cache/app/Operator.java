package org.freshet.it.cache.app;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.api.RevalidationReport;
import org.freshet.isr.api.Revalidator;

/** The verbs and the view of an operator, by HTTP. */
@Path("operator")
@Produces("text/plain")
@ApplicationScoped
public class Operator {

  @Inject Revalidator revalidator;
  @Inject Renewals renewals;

  /** The number of the raise. */
  @POST
  @Path("{verb}")
  public String raise(@PathParam("verb") String verb, String what) {
    RevalidationReport report =
        switch (verb) {
          case "revalidatePath" -> revalidator.revalidatePath(what);
          case "expirePath" -> revalidator.expirePath(what);
          case "revalidatePrefix" -> revalidator.revalidatePrefix(what);
          case "expirePrefix" -> revalidator.expirePrefix(what);
          case "revalidateRoute" -> revalidator.revalidateRoute(Pages.class, what);
          case "expireRoute" -> revalidator.expireRoute(Pages.class, what);
          case "expireAll" -> revalidator.expireAll();
          default -> throw new IllegalArgumentException(verb);
        };
    return Long.toString(report.sequence());
  }

  /** One line each, newest first: number, state, known, done, failed, caller, cause. */
  @GET
  @Path("raises")
  public String raises() {
    return renewals.raises().stream().map(Operator::text).collect(joining("\n"));
  }

  @DELETE
  @Path("raises/{raise}")
  public String cancel(@PathParam("raise") long raise) {
    return Boolean.toString(renewals.cancel(raise));
  }

  /** One line each, newest first: target, attempts, reason. */
  @GET
  @Path("given-up")
  public String givenUp() {
    return renewals.givenUp(0, 100).stream()
        .map(page -> page.target() + " " + page.attempts() + " " + page.reason())
        .collect(joining("\n"));
  }

  @POST
  @Path("replay")
  public String replay(String target) {
    return Integer.toString(target.isEmpty() ? renewals.replayAll() : renewals.replay(target));
  }

  /** Waiting, under way, and the breaker. */
  @GET
  @Path("summary")
  public String summary() {
    var summary = renewals.summary();
    return summary.pending() + " " + summary.warming() + " " + summary.breaker();
  }

  private static String text(RaiseProgress raise) {
    return raise.id()
        + " "
        + raise.state()
        + " "
        + raise.known()
        + " "
        + raise.done()
        + " "
        + raise.failed()
        + " "
        + raise.who()
        + " "
        + raise.why();
  }
}
