package org.freshet.isr.admin.tell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.Renewals;

/** Raises and how far their pages are, renewals, and what was given up. */
public final class JobsView {

  private static final int MOST = 1000;
  private static final int DEFAULT = 50;

  private final Renewals renewals;

  /** A view of this node's renewals. */
  public JobsView(Renewals renewals) {
    this.renewals = renewals;
  }

  /** Raises, newest first, and the renewals under way. */
  public Map<String, Object> jobs(Call call) {
    int offset = call.number("offset", 0, 0, MOST);
    int limit = call.number("limit", DEFAULT, 1, MOST);
    RenewalSummary summary = renewals.summary();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("pending", summary.pending());
    told.put("warming", summary.warming());
    told.put("done", summary.done());
    told.put("failed", summary.failed());
    told.put("givenUp", summary.givenUp());
    told.put("renewal", summary.breaker());
    told.put("pausedUntil", summary.pausedUntil());
    told.put(
        "raises",
        renewals.raises().stream().skip(offset).limit(limit).map(JobsView::raise).toList());
    told.put(
        "underWay",
        renewals.list(Renewal.State.WARMING, 0, DEFAULT).stream().map(JobsView::told).toList());
    return told;
  }

  /**
   * One raise.
   *
   * @throws RefusedException if it is not among the latest 1000
   */
  public Map<String, Object> job(long number) {
    return renewals.raises().stream()
        .filter(raise -> raise.id() == number)
        .findFirst()
        .map(JobsView::raise)
        .orElseThrow(
            () ->
                new RefusedException(
                    new Problem(
                        404, "raise", "No raise with the number " + number + " is remembered.")));
  }

  /** Pages that were given up, newest first. */
  public Map<String, Object> givenUp(Call call) {
    List<GivenUpPage> found =
        renewals.givenUp(
            call.number("offset", 0, 0, 10_000), call.number("limit", DEFAULT, 1, MOST));
    return Map.of("pages", found.stream().map(JobsView::givenUp).toList());
  }

  private static Map<String, Object> givenUp(GivenUpPage page) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("target", page.target());
    told.put("reason", page.reason());
    told.put("attempts", page.attempts());
    told.put("at", page.at());
    return told;
  }

  private static Map<String, Object> raise(RaiseProgress raise) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("raise", raise.id());
    told.put("tags", raise.tags().stream().sorted().limit(100).toList());
    told.put("expired", raise.expired());
    told.put("who", raise.who());
    told.put("why", raise.why());
    told.put("at", raise.at());
    told.put("state", raise.state());
    told.put("known", raise.known());
    told.put("done", raise.done());
    told.put("failed", raise.failed());
    told.put("waiting", raise.waiting());
    return told;
  }

  /** A renewal as JSON. */
  public static Map<String, Object> told(Renewal renewal) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("target", renewal.target());
    told.put("state", renewal.state());
    told.put("attempts", renewal.attempts());
    told.put("since", renewal.since());
    told.put("problem", renewal.problem());
    return told;
  }
}
