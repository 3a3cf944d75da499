package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.ratelimit.Limit;
import org.freshet.essentials.ratelimit.LimitJudge;
import org.freshet.essentials.ratelimit.LimitReader;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.freshet.essentials.ratelimit.RateLimiter;
import org.jspecify.annotations.Nullable;

/** Makes what rate limits need. */
@ApplicationScoped
class RateLimitBeans {

  @Inject EssentialsSettings settings;
  @Inject BeanManager beans;
  @Inject Instance<RateLimitPlans> plans;

  @Produces
  @ApplicationScoped
  RateLimiter limiter() {
    return RateLimiter.inMemory(settings.rateLimit().maxKeys(), System::nanoTime);
  }

  @Produces
  LimitJudge judge(RateLimiter limiter) {
    return new LimitJudge(settings.rateLimit(), limiter, plans.isResolvable() ? plans.get() : null);
  }

  /**
   * The limits of a method.
   *
   * @throws org.freshet.essentials.api.EssentialsDefinitionException if something about them is
   *     wrong that could not be found before
   */
  public List<Limit> limits(Class<?> resource, Method method, @Nullable Application application) {
    Findings findings = new Findings();
    List<Limit> limits =
        new LimitedMethods(
                new LimitReader(
                    ConfigProvider.getConfig(),
                    settings.rateLimit(),
                    new KeyResolvers(beans)::resolver,
                    findings))
            .of(resource, method, application == null ? null : application.getClass());
    findings.throwIfAny();
    return limits;
  }
}
