package org.freshet.isr.revalidate.purge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.edge.plan.PurgePlanner;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.Edges;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;

/** The edges of one application: tells each of them, and again after {@code isr.edge.again}. */
public final class EdgePurges implements Edges {

  private final List<EdgeQueue> queues;
  private final EdgeSettings settings;
  private final Repeats repeats;

  private EdgePurges(List<EdgeQueue> queues, EdgeSettings settings, Background background) {
    this.queues = List.copyOf(queues);
    this.settings = settings;
    this.repeats = new Repeats(this.queues, settings.again(), background);
  }

  /**
   * The edges of an application.
   *
   * @param headers the fields that responses carry for them
   * @param bases the public bases of the application
   * @param jitter supplies numbers from 0 to 1, by which back-offs differ
   */
  public static EdgePurges of(
      List<EdgeCache> edges,
      EdgeHeaders headers,
      EdgeSettings settings,
      List<String> bases,
      Background background,
      InstantSource clock,
      DoubleSupplier jitter,
      PurgeWatch watch) {
    List<EdgeQueue> queues = new ArrayList<>();
    for (EdgeCache edge : edges) {
      PurgePlanner planner =
          new PurgePlanner(edge, headers, bases, () -> UUID.randomUUID().toString());
      queues.add(new EdgeQueue(edge, planner, settings, background, clock, jitter, watch));
    }
    return new EdgePurges(queues, settings, background);
  }

  @Override
  public boolean areAny() {
    return !queues.isEmpty();
  }

  @Override
  public boolean wantPages() {
    return queues.stream().anyMatch(EdgeQueue::wantsPages);
  }

  @Override
  public Duration patience() {
    return settings.patience();
  }

  @Override
  public void purge(Set<Tag> tags, boolean hard, Runnable purged) {
    if (queues.isEmpty()) {
      purged.run();
      return;
    }
    AtomicInteger left = new AtomicInteger(queues.size());
    Runnable one =
        () -> {
          if (left.decrementAndGet() == 0) {
            purged.run();
          }
        };
    queues.forEach(queue -> queue.add(tags, hard, one));
    repeats.add(tags, hard);
  }

  @Override
  public void purge(RenewalRequest page, boolean hard) {
    Map<String, String> selecting = new HashMap<>();
    for (Header header : page.selecting()) {
      selecting.put(header.name(), header.value());
    }
    Target target = new Target(page.base() + page.target(), selecting);
    queues.stream().filter(EdgeQueue::wantsPages).forEach(queue -> queue.add(target, hard));
    repeats.add(target, hard);
  }

  /** How each edge is. */
  public List<EdgeState> states() {
    return queues.stream().map(EdgeQueue::state).toList();
  }
}
