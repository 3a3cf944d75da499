package org.freshet.isr.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.tags.AnyTag;
import org.jspecify.annotations.Nullable;

/**
 * The memory that nodes share, where {@code isr.redis.url} is set: made when the first asks for it,
 * gone with the application.
 */
@ApplicationScoped
class RedisBeans {

  @Inject IsrSettings settings;
  @Inject SteadyClock clock;
  @Inject Meters meters;
  private @Nullable RedisBackend backend;

  /** Adds what makes Redis unusable as it is set up; that it does not answer now does not. */
  static void check(IsrSettings settings, Problems problems) {
    if (settings.redis().isEmpty() || !problems.found().isEmpty()) {
      return;
    }
    if (!RedisBackend.isPresent()) {
      problems.add(
          Codes.REDIS_UNUSABLE,
          "isr.redis.url",
          "needs Jedis, which is not in the application, add redis.clients:jedis");
      return;
    }
    RedisSettings redis = settings.redis().get();
    RedisBackend.refusal(redis)
        .ifPresent(
            why -> problems.add(Codes.REDIS_UNUSABLE, "isr.redis.url", redis.nodes() + " " + why));
  }

  /** The backend, null without Redis. */
  synchronized @Nullable RedisBackend backend() {
    if (backend == null && settings.redis().isPresent()) {
      backend = new RedisBackend(settings, settings.redis().get(), clock, loader());
    }
    return backend;
  }

  /** Joins the other nodes. */
  void begin(Raises raises) {
    RedisBackend joining = backend();
    if (joining != null) {
      joining.tellsCauses(
          (raise, cause) ->
              meters.heard(
                  new TagsRaised(
                      raise.sequence().number(),
                      AnyTag.without(raise.tags()),
                      raise.expire(),
                      cause.who(),
                      cause.why() + ", on another node",
                      raise.at())));
      joining.begin(raises::heard);
    }
  }

  @PreDestroy
  synchronized void end() {
    if (backend != null) {
      backend.close();
    }
  }

  /** Finds the classes of the application. */
  static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? RedisBeans.class.getClassLoader() : context;
  }
}
