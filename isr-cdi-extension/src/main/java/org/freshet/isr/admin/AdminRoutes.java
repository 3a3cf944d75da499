package org.freshet.isr.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.freshet.isr.admin.describe.Endpoint;
import org.freshet.isr.admin.describe.OpenApiDocument;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.exchange.Reply;
import org.freshet.isr.admin.explain.Explainer;
import org.freshet.isr.admin.explain.Explanation;
import org.freshet.isr.admin.explain.ExplanationView;
import org.freshet.isr.admin.operate.ActionLog;
import org.freshet.isr.admin.operate.ActionLog.Action;
import org.freshet.isr.admin.operate.Operator;
import org.freshet.isr.admin.page.AdminPage;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.admin.tell.JobsView;
import org.freshet.isr.admin.tell.MetersView;
import org.freshet.isr.admin.tell.StatusView;
import org.freshet.isr.serve.PublicBases;

/** Answers what an operator asks, by the endpoint. */
public final class AdminRoutes {

  private final StatusView status;
  private final MetersView meters;
  private final JobsView jobs;
  private final Explainer explainer;
  private final Operator operator;
  private final ActionLog actions;
  private final PublicBases bases;
  private final AdminPage page;

  /** Routes to these. */
  public AdminRoutes(
      StatusView status,
      MetersView meters,
      JobsView jobs,
      Explainer explainer,
      Operator operator,
      ActionLog actions,
      PublicBases bases,
      AdminPage page) {
    this.status = status;
    this.meters = meters;
    this.jobs = jobs;
    this.explainer = explainer;
    this.operator = operator;
    this.actions = actions;
    this.bases = bases;
    this.page = page;
  }

  /** The record of what is done. */
  ActionLog actions() {
    return actions;
  }

  /**
   * The endpoint that a call asks.
   *
   * @throws RefusedException if there is none, or none with this method
   */
  static Endpoint endpoint(String method, String path) {
    List<Endpoint> there = Endpoint.at(path);
    if (there.isEmpty()) {
      throw new RefusedException(new Problem(404, "address", "There is nothing here."));
    }
    return there.stream()
        .filter(endpoint -> endpoint.method().equals(method))
        .findFirst()
        .orElseThrow(() -> wrongMethod(there.get(0)));
  }

  private static RefusedException wrongMethod(Endpoint there) {
    return new RefusedException(
        new Problem(
            405,
            "method",
            "This address does not know that method.",
            Map.of("Allow", there.isUnsafe() ? "POST" : "GET, HEAD")));
  }

  /**
   * Answers a call.
   *
   * @param token what forms of the page send along
   */
  Reply answer(Endpoint endpoint, Call call, String token) {
    return switch (endpoint) {
      case PAGE -> page.page(call, token);
      case STYLE -> AdminPage.file("page.css", endpoint.type());
      case SCRIPT -> AdminPage.file("page.js", endpoint.type());
      default -> {
        Call asked = call.fromPage() ? PageForms.read(call) : call;
        Map<String, Object> told = told(endpoint, asked);
        yield call.fromPage() ? PageForms.answer(asked, told) : Reply.json(told);
      }
    };
  }

  private Map<String, Object> told(Endpoint endpoint, Call call) {
    long raise = Objects.requireNonNullElse(endpoint.raise(call.path()), 0L);
    return switch (endpoint) {
      case STATUS -> status(call);
      case EXPLAIN -> ExplanationView.whole(explain(call));
      case TAGS -> status.tags(call);
      case METERS -> meters.all();
      case JOBS -> jobs.jobs(call);
      case JOB -> jobs.job(raise);
      case GIVEN_UP -> jobs.givenUp(call);
      case ACTIONS -> Map.of("actions", actions.latest().stream().map(AdminRoutes::told).toList());
      case OPENAPI -> OpenApiDocument.at(call.root());
      case REVALIDATE -> operator.raise(call, false);
      case EXPIRE -> operator.raise(call, true);
      case WARM -> operator.warm(call);
      case CANCEL -> operator.cancel(call, raise);
      case REPLAY -> operator.replay(call);
      case PAGE, STYLE, SCRIPT -> throw new IllegalArgumentException(endpoint + " is for people");
    };
  }

  /** A tag goes before a URL where both are given. */
  private Map<String, Object> status(Call call) {
    Optional<String> tag = call.one("tag");
    if (tag.isPresent()) {
      return status.tag(call, tag.get());
    }
    return call.one("url").isPresent() ? ExplanationView.inShort(explain(call)) : status.summary();
  }

  private Explanation explain(Call call) {
    String url =
        call.one("url").orElseThrow(() -> RefusedException.parameter("url", "must be given"));
    return explainer.explain(Address.of(call, url, bases));
  }

  private static Map<String, Object> told(Action action) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("at", action.at());
    told.put("who", action.who());
    told.put("what", action.what());
    told.put("outcome", action.outcome());
    return told;
  }
}
