package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.freshet.isr.api.ValueKeeper;
import org.freshet.isr.call.CallFlights;
import org.freshet.isr.call.CallKeeper;
import org.freshet.isr.call.Calls;
import org.freshet.isr.call.SafeCalls;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.call.define.CallMethods;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.redis.RedisBackend;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.tags.TagGraph;

/** Puts together what keeps values of methods, and parts of pages. */
@ApplicationScoped
class CallBeans {

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
  @Typed(ValueCodecs.class)
  static ValueCodecs codecs(IsrExtension extension) {
    return new ValueCodecs(extension.codecs().all());
  }

  @Produces
  @Singleton
  static Calls calls(
      RedisBeans redis,
      ValueCodecs codecs,
      CallFlights flights,
      TagGraph graph,
      Raises raises,
      TransactionChanges changes,
      Background background,
      SteadyClock clock,
      IsrSettings settings) {
    RedisBackend backend = settings.calls().shared() ? redis.backend() : null;
    SharedValues shared = backend == null ? SharedValues.NONE : backend.values();
    return new Calls(shared, codecs, flights, graph, raises, changes, background, clock, settings);
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
  @ApplicationScoped
  static ValueKeeper valueKeeper(
      Calls calls,
      TagGraph graph,
      TransactionChanges changes,
      SteadyClock clock,
      IsrSettings settings) {
    return new CallKeeper(calls, graph, changes, clock, settings.calls().degradedMaxAge());
  }
}
