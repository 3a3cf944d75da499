package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.call.CallFlights;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.bulk.BulkMethods;
import org.freshet.isr.persistence.change.Outbox;
import org.freshet.isr.persistence.change.RaisedChanges;
import org.freshet.isr.persistence.loaded.LoadedEntities;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.RevalidatorService;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.tags.TagGraph;

/** Puts together what turns changes into raises. */
@ApplicationScoped
class ChangeBeans {

  @Produces
  @Singleton
  static SharedCaches sharedCaches(IsrExtension extension) {
    PersistenceUnits units = extension.units();
    return units == null ? SharedCaches.NONE : new UnitCaches(units);
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
      IsrExtension extension,
      OutboxBeans outboxes) {
    Outbox outbox = outboxes.outbox();
    RaisedChanges raised =
        new RaisedChanges(graph, outbox, raises, background, outcomes, settings.settle());
    return new TransactionChanges(graph, outbox, raised, extension.units());
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
}
