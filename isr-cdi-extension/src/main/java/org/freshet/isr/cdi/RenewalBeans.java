package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.HttpWarmUp;
import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.observe.WatchedWarmUp;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.RenewalsService;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.revalidate.WarmUpOrigin;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraph;

/** Puts together what renews pages behind. */
@ApplicationScoped
class RenewalBeans {

  @Produces
  @Singleton
  static WarmUpSignature signature(Secret secret) {
    return new WarmUpSignature(secret.key());
  }

  @Produces
  @Singleton
  static Visits visits(SteadyClock clock) {
    return new Visits(clock, () -> ThreadLocalRandom.current().nextInt());
  }

  @Produces
  @Singleton
  @Typed(WarmUpOrigin.class)
  static WarmUpOrigin origin(IsrSettings settings) {
    return new WarmUpOrigin(settings);
  }

  @Produces
  @Singleton
  @Typed(WarmUp.class)
  static WarmUp warmUp(
      WarmUpOrigin origin,
      WarmUpSignature signature,
      SteadyClock clock,
      IsrSettings settings,
      Meters meters) {
    return new WatchedWarmUp(
        new HttpWarmUp(origin, signature, clock, settings.warmup().timeout()), meters);
  }

  @Produces
  @Singleton
  static RaiseRenewals raiseRenewals(
      TagGraph graph,
      RevalidationQueue queue,
      Visits visits,
      Background background,
      IsrSettings settings,
      ResponseStore store,
      EdgePurges edges) {
    RaiseRenewals renewals =
        new RaiseRenewals(graph, queue, visits, background, settings.warmup().batchSize());
    renewals.thenPurge(
        edges,
        key -> {
          StoredResponse held = store.get(key);
          return held == null ? null : held.renewal();
        });
    return renewals;
  }

  @Produces
  @Singleton
  @Typed(Renewals.class)
  static Renewals renewals(RevalidationQueue queue, RaiseRenewals raises) {
    return new RenewalsService(queue, raises);
  }

  @Produces
  @Singleton
  static OpenRequests requests(Background background) {
    return new OpenRequests(background);
  }
}
