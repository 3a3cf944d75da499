package org.freshet.essentials.ratelimit;

import java.util.Map;
import java.util.Optional;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.config.Plan;
import org.freshet.essentials.config.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/** Which plan a caller is on: that which the application says, else the best of their roles. */
final class CallerPlans {

  private static final Plan USUAL = new Plan(1);

  private final Map<String, Plan> plans;
  private final @Nullable RateLimitPlans application;

  CallerPlans(RateLimitSettings settings, @Nullable RateLimitPlans application) {
    this.plans = settings.plans();
    this.application = application;
  }

  Plan of(RateLimitCaller caller) {
    if (plans.isEmpty()) {
      return USUAL;
    }
    Optional<Plan> said =
        application == null
            ? Optional.empty()
            : application.planOf(caller).flatMap(name -> Optional.ofNullable(plans.get(name)));
    return said.orElseGet(() -> byRole(caller));
  }

  private Plan byRole(RateLimitCaller caller) {
    Plan best = USUAL;
    for (Map.Entry<String, Plan> plan : plans.entrySet()) {
      boolean better =
          !best.isUnlimited()
              && (plan.getValue().isUnlimited() || plan.getValue().factor() > best.factor());
      if (better && caller.isInRole(plan.getKey())) {
        best = plan.getValue();
      }
    }
    return best;
  }
}
