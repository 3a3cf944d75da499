package org.freshet.isr.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.transaction.FakeRegistry;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;

/** A node that calls methods, with threads of its own for what happens behind. */
public final class CallNode implements AutoCloseable {

  final Calls calls;
  final TagGraph graph;
  final FakeRegistry registry = new FakeRegistry();
  private final Raises raises;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

  /** A node over a graph. */
  public CallNode(
      TagGraph graph,
      SharedValues shared,
      ValueCodecs codecs,
      InstantSource clock,
      IsrSettings settings) {
    this.graph = graph;
    Background background = new Threads();
    CallFlights flights = new CallFlights();
    this.raises =
        new Raises(
            graph,
            SharedCaches.NONE,
            Runnable::run,
            new RaiseRenewals(
                graph, new RecordedQueue(), new Visits(clock, () -> 0), background, 500),
            background,
            flights::fence,
            settings,
            clock);
    TransactionChanges changes = registry.changes(graph, new Nowhere());
    this.calls =
        new Calls(shared, codecs, flights, graph, raises, changes, background, clock, settings);
  }

  /** Who is told of what other nodes have raised. */
  public Raises raises() {
    return raises;
  }

  void raise(Tag tag, boolean expire) {
    raises.raise(Set.of(tag), expire, Set.of());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Threads implements Background {

    @Override
    public void execute(Runnable task) {
      schedule(task, Duration.ZERO);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
      if (!threads.isShutdown()) {
        threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private static final class Nowhere implements CommittedChanges {

    @Override
    public void committed(
        String id, Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {}

    @Override
    public void rolledBack(String id) {}

    @Override
    public void outsideTransaction(
        Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {}
  }
}
