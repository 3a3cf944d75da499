package org.freshet.isr.observe;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;

/** Adds the readiness check; touched only where MicroProfile Health is present. */
public final class HealthBeans {

  private HealthBeans() {}

  /** Adds it to the beans of the application. */
  public static void add(AfterBeanDiscovery event) {
    event
        .<HealthCheck>addBean()
        .id("org.freshet.isr.readiness")
        .types(HealthCheck.class, Object.class)
        .qualifiers(Readiness.Literal.INSTANCE)
        .scope(Dependent.class)
        .produceWith(HealthBeans::check);
  }

  private static HealthCheck check(Instance<Object> beans) {
    ResponseStore store = beans.select(ResponseStore.class).get();
    TagGraph graph = beans.select(TagGraph.class).get();
    RevalidationQueue queue = beans.select(RevalidationQueue.class).get();
    Meters meters = beans.select(Meters.class).get();
    EdgePurges edges = beans.select(EdgePurges.class).get();
    return new ReadinessCheck(
        () -> Condition.of(store, graph, queue.summary(), meters.levels(), edges.states()));
  }
}
