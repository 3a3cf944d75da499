package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.lifecycle.version.KnownVersions;
import org.freshet.essentials.ratelimit.LimitJudge;
import org.freshet.essentials.ratelimit.RateLimiter;
import org.jspecify.annotations.Nullable;

/** Makes what the features need. */
@ApplicationScoped
class EssentialsBeans {

  @Inject EssentialsExtension extension;
  @Inject BeanManager beans;
  @Inject Instance<RateLimitPlans> plans;

  @Produces
  EssentialsSettings settings() {
    return extension.settings();
  }

  @Produces
  Definitions definitions() {
    return new Definitions(extension.settings(), extension.limitKeys(), beans);
  }

  @Produces
  @Singleton
  LimitJudge judge(RateLimiter limiter) {
    return new LimitJudge(extension.settings().rateLimit(), limiter, plans());
  }

  private @Nullable RateLimitPlans plans() {
    if (plans.isResolvable()) {
      return plans.get();
    }
    ApplicationBeans<RateLimitPlans> collected = extension.limitPlans();
    return collected.isEmpty() ? null : collected.one(beans);
  }

  @Produces
  @Singleton
  KnownVersions versions() {
    return new KnownVersions();
  }
}
