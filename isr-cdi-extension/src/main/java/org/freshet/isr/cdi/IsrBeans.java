package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.call.CallFlights;
import org.freshet.isr.call.Calls;
import org.freshet.isr.call.SafeCalls;
import org.freshet.isr.call.define.CallMethods;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.http.FormToken;
import org.freshet.isr.http.HttpWarmUp;
import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.jaxrs.MethodBinding;
import org.freshet.isr.jaxrs.response.SharedBinding;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.observe.WatchedWarmUp;
import org.freshet.isr.persistence.bulk.BulkMethods;
import org.freshet.isr.persistence.change.RaisedChanges;
import org.freshet.isr.persistence.loaded.LoadedEntities;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RenewalsService;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.RevalidatorService;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.revalidate.WarmUpOrigin;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
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
  static WarmUpSignature signature(Secret secret) {
    return new WarmUpSignature(secret.key());
  }

  @Produces
  @Singleton
  @Typed(DraftCookie.class)
  static DraftCookie draft(Secret secret) {
    return new DraftCookie(secret.key());
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
  @Typed(FormToken.class)
  static FormToken formToken(Secret secret) {
    return new FormToken(secret.key());
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
  static SharedCaches sharedCaches(IsrExtension extension) {
    PersistenceUnits units = extension.units();
    return units == null ? SharedCaches.NONE : new UnitCaches(units);
  }

  @Produces
  @Singleton
  static OpenRequests requests(Background background) {
    return new OpenRequests(background);
  }

  @Produces
  @Singleton
  static SingleFlight flights() {
    return new SingleFlight();
  }

  @Produces
  @Singleton
  static Raises raises(
      TagGraph graph,
      SharedCaches caches,
      OpenRequests requests,
      RaiseRenewals pages,
      Background background,
      SingleFlight flights,
      CallFlights calls,
      IsrSettings settings,
      SteadyClock clock) {
    Runnable fence =
        () -> {
          flights.fence();
          calls.fence();
        };
    return new Raises(graph, caches, requests, pages, background, fence, settings, clock);
  }

  @Produces
  @Singleton
  static CallFlights callFlights() {
    return new CallFlights();
  }

  @Produces
  @Singleton
  static CallMethods callMethods(IsrExtension extension) {
    return extension.calls();
  }

  @Produces
  @Singleton
  static Calls calls(
      CallFlights flights,
      TagGraph graph,
      Raises raises,
      TransactionChanges changes,
      Background background,
      SteadyClock clock,
      IsrSettings settings) {
    return new Calls(flights, graph, raises, changes, background, clock, settings);
  }

  @Produces
  @Singleton
  static SafeCalls safeCalls(
      TagGraph graph,
      Raises raises,
      TransactionChanges changes,
      Outcomes outcomes,
      SteadyClock clock,
      IsrSettings settings) {
    return new SafeCalls(graph, raises, changes, outcomes, clock, settings);
  }

  @Produces
  @Singleton
  @Typed(Revalidator.class)
  static Revalidator revalidator(
      Raises raises,
      RevalidationQueue queue,
      TransactionChanges changes,
      Caller caller,
      SteadyClock clock) {
    return new RevalidatorService(raises, queue, changes::raiseAfterCommit, caller, clock);
  }

  @Produces
  @Singleton
  static TransactionChanges changes(
      TagGraph graph,
      Raises raises,
      Background background,
      Outcomes outcomes,
      IsrSettings settings,
      IsrExtension extension) {
    RaisedChanges raised =
        new RaisedChanges(graph, raises, background, outcomes, settings.settle());
    return new TransactionChanges(graph, raised, extension.units());
  }

  @Produces
  @Singleton
  static BulkMethods bulkMethods(IsrExtension extension) {
    return extension.bulkMethods();
  }

  @Produces
  @Singleton
  static LoadedEntities loadedEntities(IsrSettings settings) {
    return new LoadedEntities(settings.loaded());
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
}
