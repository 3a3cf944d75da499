package org.freshet.isr.meter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.TagsRaised;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one application on this node, from its start on. Counting takes no lock and, for
 * hits, allocates nothing; reading adds up. Thread-safe.
 */
public final class Meters {

  final Histogram hits = new Histogram();
  final Histogram resource = new Histogram();
  final LongAdder waits = new LongAdder();
  volatile Watcher watcher = Watcher.NONE;

  private final LongAdder raises = new LongAdder();
  private final LongAdder renewed = new LongAdder();
  private final LongAdder renewalsFailed = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final ConcurrentMap<String, RouteMeters> routes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> reasons = new ConcurrentHashMap<>();

  private final ConcurrentMap<Purge, LongAdder> purges = new ConcurrentHashMap<>();
  private final Recent recent = new Recent();
  private final InstantSource clock;
  private final Instant since;
  private final History history;
  private volatile Supplier<Levels> levels = () -> Levels.UNKNOWN;

  /** Meters that begin now. */
  public Meters(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
    this.history = new History(since, totals());
  }

  /** Says who can tell how full things are; asked whenever somebody reads. */
  public void measuredBy(Supplier<Levels> source) {
    levels = source;
  }

  /** Says who else is told what happens. */
  public void watchedBy(Watcher other) {
    watcher = other;
  }

  /** Who else is told what happens. */
  public Watcher watcher() {
    return watcher;
  }

  /**
   * The meters of one method, always the same.
   *
   * @param method {@code com.acme.PostResource.get}
   * @param template its path template below the Jakarta REST application, {@code /posts/{id}}
   */
  public RouteMeters route(String method, String template) {
    return routes.computeIfAbsent(method, name -> new RouteMeters(this, name, template));
  }

  /** The meters of all methods that were bound. */
  public Collection<RouteMeters> routes() {
    return Collections.unmodifiableCollection(routes.values());
  }

  /** Another node has raised tags: not counted here, but operators ask about it. */
  public void heard(TagsRaised raise) {
    recent.raised(raise);
  }

  /** Counts what the application's observers are told as well; ignores what is not counted. */
  public void happened(Object event) {
    if (event instanceof TagsRaised raise) {
      raises.increment();
      recent.raised(raise);
      watcher.raised(raise);
    } else if (event instanceof Renewal renewal) {
      (renewal.state() == Renewal.State.FAILED ? renewalsFailed : renewed).increment();
    }
  }

  /**
   * Calls to an edge that ended alike.
   *
   * @param edge the name of the edge
   * @param outcome how they ended, in lower case
   */
  public record Purge(String edge, String outcome) {}

  /** A call to an edge has ended. */
  public void purged(String edge, String outcome) {
    purges.computeIfAbsent(new Purge(edge, outcome), any -> new LongAdder()).increment();
  }

  /** How many calls to edges ended how. */
  public Map<Purge, Long> purges() {
    Map<Purge, Long> counted = new HashMap<>();
    purges.forEach((purge, count) -> counted.put(purge, count.sum()));
    return counted;
  }

  /** A stored response was dropped for want of room or because its windows are over. */
  public void evicted() {
    evictions.increment();
  }

  void notStored(String reason) {
    reasons.computeIfAbsent(reason, any -> new LongAdder()).increment();
  }

  void refused(String path, String method, String reason) {
    recent.refused(new Refusal(path, method, reason, clock.instant()));
  }

  /** Why a response of a path was not stored last; null if that is not remembered. */
  public @Nullable Refusal refusal(String path) {
    return recent.refusal(path);
  }

  /**
   * The latest raises, those of other nodes as far as heard of, newest first, at most {@value
   * Recent#RAISES}.
   */
  public List<TagsRaised> recentRaises() {
    return recent.raises();
  }

  /** How full things are now. */
  public Levels levels() {
    return levels.get();
  }

  /** Ends a minute of the history; called about once a minute. */
  public void tick() {
    history.tick(clock.instant(), totals());
  }

  /** Everything that is known now. */
  public Snapshot snapshot() {
    Instant now = clock.instant();
    Totals totals = totals();
    return new Snapshot(
        now,
        since,
        Period.of(since, now, totals),
        history.minutes(now, totals),
        history.hours(now, totals),
        routes.values().stream()
            .sorted(Comparator.comparing(RouteMeters::method))
            .map(Meters::read)
            .toList(),
        reasons(),
        levels.get());
  }

  private static Snapshot.Route read(RouteMeters route) {
    return new Snapshot.Route(route.method(), route.path(), route.counts());
  }

  private Map<String, Long> reasons() {
    Map<String, Long> counted = new TreeMap<>();
    reasons.forEach((reason, count) -> counted.put(reason, count.sum()));
    return Collections.unmodifiableMap(counted);
  }

  private Totals totals() {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, routes.values().stream().mapToLong(r -> r.count(outcome)).sum());
    }
    return new Totals(
        Collections.unmodifiableMap(outcomes),
        hits.counts(),
        resource.counts(),
        waits.sum(),
        raises.sum(),
        renewed.sum(),
        renewalsFailed.sum(),
        evictions.sum());
  }
}
