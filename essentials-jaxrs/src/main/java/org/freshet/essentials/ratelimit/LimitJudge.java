package org.freshet.essentials.ratelimit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Plan;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/** Judges a request by the limits of its method. Thread-safe. */
public final class LimitJudge {

  private static final Logger LOG = System.getLogger(LimitJudge.class.getName());
  private static final String TYPES = "https://iana.org/assignments/http-problem-types#";

  private final RateLimitSettings settings;
  private final RateLimiter limiter;
  private final CallerKeys keys;
  private final CallerPlans plans;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * A judge.
   *
   * @param application tells plans, null if the application brings none
   */
  public LimitJudge(
      RateLimitSettings settings, RateLimiter limiter, @Nullable RateLimitPlans application) {
    this.settings = settings;
    this.limiter = limiter;
    this.keys = new CallerKeys(settings);
    this.plans = new CallerPlans(settings, application);
  }

  RateLimitSettings settings() {
    return settings;
  }

  /**
   * What became of a request.
   *
   * @param said what each limit said, empty if none was asked
   * @param problem why it is refused, null if it is admitted
   */
  record Judgement(List<LimitText.Said> said, @Nullable Problem problem) {}

  Judgement judge(List<Limit> limits, RateLimitCaller caller) {
    try {
      Plan plan = plans.of(caller);
      return plan.isUnlimited()
          ? new Judgement(List.of(), null)
          : judged(limits, plan.factor(), caller);
    } catch (LimiterUnavailableException | RuntimeException e) {
      return unavailable(limits, e);
    }
  }

  private Judgement judged(List<Limit> limits, int factor, RateLimitCaller caller)
      throws LimiterUnavailableException {
    List<Claim> claims = new ArrayList<>(limits.size());
    for (Limit limit : limits) {
      Quota quota = factor == 1 ? limit.quota() : limit.quota().times(factor);
      claims.add(new Claim(keys.of(limit, caller), quota));
    }
    List<Verdict> verdicts = limiter.admit(claims);
    told.set(false);
    List<LimitText.Said> said = new ArrayList<>(limits.size());
    for (int i = 0; i < limits.size(); i++) {
      said.add(new LimitText.Said(limits.get(i).name(), claims.get(i).quota(), verdicts.get(i)));
    }
    List<String> violated = LimitText.violated(said);
    return new Judgement(said, violated.isEmpty() ? null : exceeded(violated));
  }

  private static Problem exceeded(List<String> violated) {
    return Problem.of(429)
        .withType(URI.create(TYPES + "quota-exceeded"))
        .withTitle("Request cannot be satisfied as assigned quota has been exceeded")
        .with("violated-policies", violated);
  }

  private Judgement unavailable(List<Limit> limits, Exception cause) {
    // Once, until requests are counted again: every request would say the same.
    LOG.log(
        told.compareAndSet(false, true) ? Level.WARNING : Level.DEBUG,
        Codes.LIMIT_UNAVAILABLE
            + ": requests cannot be counted and are "
            + (settings.open() ? "admitted" : "refused"),
        cause);
    if (settings.open()) {
      return new Judgement(List.of(), null);
    }
    Problem problem =
        Problem.of(503)
            .withType(URI.create(TYPES + "temporary-reduced-capacity"))
            .withTitle("Request cannot be satisfied due to temporary server capacity constraints")
            .with("violated-policies", limits.stream().map(Limit::name).toList());
    return new Judgement(List.of(), problem);
  }
}
