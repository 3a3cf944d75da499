package org.freshet.isr.tags;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph.Limits;
import org.jspecify.annotations.Nullable;

/** A node of {@link ProtocolWorld}: the real memory of raises, a store, a second-level cache. */
final class ProtocolNode {

  private static final Tag NOBODYS = Tag.of("nobodys");

  final int id;
  final int[] sharedCache;
  final @Nullable Fragment[] fragments;
  final List<Known> toEvict = new ArrayList<>();
  final List<Known> toAdvance = new ArrayList<>();
  ResponseStore store;
  int tailed;

  private final Set<Mutant> mutants;
  private final InstantSource clock;
  private final Limits limits;
  private final ProtocolBackend.@Nullable View view;
  private InMemoryTagGraph graph;
  private long highest;
  private int entered;

  /** A cached value that pages show, by row. */
  record Fragment(int value, Sequence pin, int begunAt, Instant producedAt) {}

  /** A raise on its way through this node, and which requests were under way at its eviction. */
  record Known(Raise raise, int entered) {}

  ProtocolNode(
      int id,
      ResponseStore store,
      Sequence start,
      InstantSource clock,
      Limits limits,
      Set<Mutant> mutants,
      ProtocolBackend.@Nullable View view) {
    this.view = view;
    this.id = id;
    this.sharedCache = new int[ProtocolSite.ROWS];
    this.fragments = new Fragment[ProtocolSite.ROWS];
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.mutants = mutants;
    this.graph = joined(start);
    Arrays.fill(sharedCache, -1);
  }

  /** What it sees of a backend; null for a memory of its own. */
  ProtocolBackend.@Nullable View view() {
    return view;
  }

  /** Begins anew, with nothing in its memory. */
  void restarted() {
    highest = 0;
    toEvict.clear();
    toAdvance.clear();
    Arrays.fill(fragments, null);
    Arrays.fill(sharedCache, -1);
  }

  /** Begins anew with an order of raises that has come this far. */
  void join(Sequence start, int streamed, boolean restarted) {
    graph = mutants.contains(Mutant.JOINED_WITHOUT_A_FLOOR) ? floorless(start) : joined(start);
    highest = 0;
    tailed = streamed;
    toEvict.clear();
    toAdvance.clear();
    if (restarted) {
      Arrays.fill(fragments, null);
    }
    if (restarted || !mutants.contains(Mutant.SHARED_CACHE_OUTLIVES_A_GENERATION)) {
      Arrays.fill(sharedCache, -1);
    }
  }

  private InMemoryTagGraph joined(Sequence start) {
    return new InMemoryTagGraph(clock, limits, start);
  }

  private InMemoryTagGraph floorless(Sequence start) {
    InMemoryTagGraph pretending = joined(new Sequence(start.generation(), 0));
    for (long number = 1; number <= start.number(); number++) {
      Sequence sequence = new Sequence(start.generation(), number);
      Raise raise = new Raise(sequence, Set.of(NOBODYS), false, Set.of(), clock.instant());
      pretending.learn(raise);
      pretending.advance(raise);
    }
    return pretending;
  }

  long generation() {
    return known().generation();
  }

  private Sequence known() {
    return view == null ? graph.pin() : view.pin();
  }

  int enter() {
    return entered++;
  }

  Sequence pin() {
    return mutants.contains(Mutant.GAPS_SKIPPED)
        ? new Sequence(generation(), Math.max(highest, known().number()))
        : known();
  }

  Standing standing(Sequence pin, Collection<Tag> tags) {
    Sequence judged =
        mutants.contains(Mutant.NO_GENERATION) ? new Sequence(generation(), pin.number()) : pin;
    return view == null ? graph.standing(judged, tags) : view.standing(judged, tags);
  }

  void learn(Raise raise) {
    Set<Tag> tags = new HashSet<>(raise.tags());
    if (mutants.contains(Mutant.NAMESPACE_IGNORED) && tags.remove(Tag.of("post"))) {
      tags.add(NOBODYS);
    }
    boolean expire = raise.expire() && !mutants.contains(Mutant.EXPIRE_SOFTENED);
    graph.learn(new Raise(raise.sequence(), tags, expire, raise.entities(), raise.at()));
  }

  void evict(Raise raise) {
    if (mutants.contains(Mutant.SHARED_CACHE_NOT_EVICTED)) {
      return;
    }
    for (EntityRef entity : raise.entities()) {
      if (entity.id() instanceof Integer row) {
        sharedCache[row] = -1;
      } else {
        Arrays.fill(sharedCache, -1);
      }
    }
  }

  /** Keeps a cached value, but never instead of one with a later pin. */
  void keep(int row, Fragment fragment) {
    Fragment held = fragments[row];
    if (held == null
        || held.pin().generation() != fragment.pin().generation()
        || held.pin().number() <= fragment.pin().number()) {
      fragments[row] = fragment;
    }
  }

  int entered() {
    return entered;
  }

  void advance(Raise raise) {
    highest = Math.max(highest, raise.sequence().number());
    if (view == null) {
      graph.advance(raise);
    } else {
      view.advance(raise);
    }
  }

  @Override
  public String toString() {
    return "node " + id;
  }
}
