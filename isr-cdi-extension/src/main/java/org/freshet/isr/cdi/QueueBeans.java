package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.revalidate.queue.LocalRevalidationQueue;
import org.freshet.isr.revalidate.queue.Renewer;
import org.freshet.isr.revalidate.share.SharedRevalidationQueue;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;

/** Puts together where pages wait for renewal, by {@code isr.queue}. */
@ApplicationScoped
class QueueBeans {

  @Produces
  @Singleton
  static RevalidationQueue queue(
      ResponseStore store,
      TagGraph graph,
      WarmUp warmUp,
      Background background,
      Outcomes outcomes,
      Visits visits,
      SteadyClock clock,
      IsrSettings settings,
      RedisBeans redis,
      MessagingBeans messaging) {
    RedisBackend backend = redis.backend();
    RenewalClaims claims = backend == null ? RenewalClaims.ALONE : backend.claims();
    LocalRevalidationQueue local =
        new LocalRevalidationQueue(
            new Renewer(store, graph, warmUp, claims),
            background,
            outcomes,
            clock,
            settings.warmup(),
            visits,
            () -> ThreadLocalRandom.current().nextDouble());
    if (backend == null || !settings.queue().isShared()) {
      return local;
    }
    boolean onRedis = settings.queue() == IsrSettings.Queue.REDIS;
    return new SharedRevalidationQueue(
        local,
        onRedis ? backend.work() : messaging.work(),
        graph,
        background,
        settings.warmup().concurrency(),
        settings.lease());
  }

  /** Begins to work off what other nodes may have left. */
  static void begin(RevalidationQueue queue) {
    if (queue instanceof SharedRevalidationQueue shared) {
      shared.begin();
    }
  }
}
