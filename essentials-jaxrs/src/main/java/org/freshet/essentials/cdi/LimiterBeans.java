package org.freshet.essentials.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.RateLimitSettings;
import org.freshet.essentials.ratelimit.RateLimiter;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisCounts;
import org.jspecify.annotations.Nullable;

/** Makes the memory of limits: of this node, or of all nodes. */
@ApplicationScoped
class LimiterBeans {

  @Inject EssentialsExtension extension;
  private @Nullable Redis redis;

  /** Adds which library is missing that a setting asks for. */
  static void check(EssentialsSettings settings, Findings findings) {
    if (settings.rateLimit().shared() && !Present.isThere("redis.clients.jedis.UnifiedJedis")) {
      findings.add(
          Codes.STORE_UNUSABLE,
          RateLimitSettings.STORE,
          "is 'redis', needs Jedis 8, add redis.clients:jedis to the application");
    }
  }

  @Produces
  @Singleton
  synchronized RateLimiter limiter() {
    EssentialsSettings settings = extension.settings();
    if (!settings.rateLimit().shared()) {
      return RateLimiter.inMemory(settings.rateLimit().maxKeys(), System::nanoTime);
    }
    Redis opened = new Redis(settings.redis(), System::nanoTime);
    redis = opened;
    return RateLimiter.shared(new RedisCounts(opened));
  }

  @PreDestroy
  synchronized void close() {
    if (redis != null) {
      redis.close();
    }
  }
}
