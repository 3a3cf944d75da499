package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.BeanFinder;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.http.FormToken;
import org.freshet.isr.jaxrs.MethodBinding;
import org.freshet.isr.jaxrs.MissingFront;
import org.freshet.isr.jaxrs.response.SharedBinding;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;

/**
 * Puts the library together, once for each application.
 *
 * <p>An application replaces a memory with an alternative bean of its type: {@link ResponseStore},
 * {@link TagGraph} or {@link RevalidationQueue}.
 */
@ApplicationScoped
class IsrBeans {

  /** No stored response weighs less, so no more of them can be linked. */
  private static final long LEAST_WEIGHT = 512;

  @Produces
  @Singleton
  static IsrSettings settings(IsrExtension extension) {
    return extension.settings();
  }

  @Produces
  @Singleton
  static IsrMethods methods(IsrExtension extension) {
    return extension.methods();
  }

  @Produces
  @Singleton
  @Typed(BeanFinder.class)
  static BeanFinder beans(IsrExtension extension) {
    return extension.beans();
  }

  @Produces
  @Singleton
  @Typed(SteadyClock.class)
  static SteadyClock clock() {
    return new SteadyClock();
  }

  @Produces
  @Singleton
  static TagGraph graph(IsrSettings settings, SteadyClock clock, RedisBeans redis) {
    RedisBackend backend = redis.backend();
    if (backend != null) {
      return backend.graph();
    }
    long links = Math.min(Integer.MAX_VALUE, settings.storeMaxBytes() / LEAST_WEIGHT);
    return TagGraph.inMemory(
        clock, new TagGraph.Limits(settings.graphMaxTags(), (int) links, settings.lease()));
  }

  @Produces
  @Singleton
  static Meters meters(SteadyClock clock) {
    return new Meters(clock);
  }

  @Produces
  @Singleton
  static ResponseStore store(
      IsrSettings settings, TagGraph graph, SteadyClock clock, Meters meters, RedisBeans redis) {
    RedisBackend backend = redis.backend();
    long bytes = settings.storeMaxBytes();
    if (backend != null) {
      // What is not near any more is still there.
      ResponseStore near = ResponseStore.inMemory(clock, bytes, key -> meters.evicted());
      return backend.store(near, bytes);
    }
    return ResponseStore.inMemory(
        clock,
        bytes,
        key -> {
          meters.evicted();
          graph.unlink(key);
        });
  }

  @Produces
  @Singleton
  @Typed(DraftCookie.class)
  static DraftCookie draft(Secret secret) {
    return new DraftCookie(secret.key());
  }

  @Produces
  @Singleton
  @Typed(FormToken.class)
  static FormToken formToken(Secret secret) {
    return new FormToken(secret.key());
  }

  @Produces
  @Singleton
  static SingleFlight flights() {
    return new SingleFlight();
  }

  @Produces
  @Singleton
  static OriginCache cache(
      ResponseStore store,
      TagGraph graph,
      Raises raises,
      RevalidationQueue queue,
      Visits visits,
      SteadyClock clock) {
    return new OriginCache(store, graph, raises, queue, visits, clock);
  }

  @Produces
  @Singleton
  static KnownRequests known() {
    return new KnownRequests();
  }

  @Produces
  @Singleton
  static MethodBinding responses(
      IsrSettings settings,
      OriginCache cache,
      SingleFlight flights,
      KnownRequests known,
      FrontGate gate,
      Outcomes outcomes,
      Raises raises,
      TransactionChanges changes,
      EdgeHeaders edges) {
    return new SharedBinding(
        settings, cache, flights, known, gate, outcomes, raises, changes::isActive, edges);
  }

  @Produces
  @Singleton
  static PublicBases bases(IsrSettings settings) {
    return new PublicBases(settings);
  }

  @Produces
  @Singleton
  static FrontGate gate(IsrSettings settings) {
    return new FrontGate(settings);
  }

  @Produces
  @Singleton
  @Typed(MissingFront.class)
  static MissingFront missingFront(IsrSettings settings) {
    return new MissingFront(settings.admin());
  }
}
