package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import org.freshet.essentials.ratelimit.Limit;
import org.freshet.essentials.ratelimit.LimitFilter;
import org.freshet.essentials.ratelimit.LimitJudge;
import org.jspecify.annotations.Nullable;

/** Binds limits to each resource method that has any, once, when Jakarta REST is deployed. */
@ApplicationScoped
public class RateLimitFeature implements DynamicFeature {

  @Inject RateLimitBeans beans;
  @Inject LimitJudge judge;

  @Context @Nullable Application application;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    List<Limit> limits =
        beans.limits(resource.getResourceClass(), resource.getResourceMethod(), application);
    bind(limits.stream().filter(Limit::isEarly).toList(), LimitFilter.EARLY, context);
    bind(limits.stream().filter(limit -> !limit.isEarly()).toList(), LimitFilter.LATE, context);
  }

  private void bind(List<Limit> limits, int priority, FeatureContext context) {
    if (!limits.isEmpty()) {
      context.register(new LimitFilter(limits, judge), priority);
    }
  }
}
