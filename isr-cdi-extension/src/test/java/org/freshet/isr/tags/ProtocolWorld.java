package org.freshet.isr.tags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.ProtocolOracle.Violation;
import org.freshet.isr.tags.TagGraph.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes, one database, one shared order of raises: every step of the protocol is a step here,
 * so that any two of them may come in any order. What decides is the code of the library; what is
 * modelled is only what surrounds it.
 */
final class ProtocolWorld {

  /**
   * What a world is like.
   *
   * @param sharedStore whether the nodes share one store
   * @param epochs how many epochs a node remembers
   * @param lateLoads whether a request may put what it loaded into the second-level cache later
   * @param secondEviction whether a raise is advanced past only after the requests under way at its
   *     eviction have ended, and after evicting again
   * @param mutants the rules that are broken
   */
  record Setup(
      boolean sharedStore,
      int epochs,
      boolean lateLoads,
      boolean secondEviction,
      Set<Mutant> mutants) {}

  /** The steps, each with how often it is taken in relation to the others. */
  enum Step {
    ENTER(16),
    READ(50),
    STORE(24),
    ABANDON(1),
    SERVE(30),
    BEGIN(5),
    GO_ON(20),
    ROLL_BACK(1),
    CRASH(4),
    TAKE_OVER(8),
    LEARN(24),
    EVICT(24),
    ADVANCE(28),
    RAISE(3),
    EXPIRE(2),
    CHANGE_UNSEEN(2),
    WAIT(14),
    LOSE_THE_ORDER(1),
    RESTART(1);

    private static final Step[] ALL = values();

    private final int weight;

    Step(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }

    /** Whether runs without this step would show nothing at all. */
    boolean isNeeded() {
      return this == ENTER || this == READ || this == STORE || this == SERVE;
    }
  }

  private static final int NODES = 2;

  private final Setup setup;
  private final FakeClock clock = new FakeClock();
  private final ProtocolSite site = new ProtocolSite();
  private final ProtocolOracle oracle = new ProtocolOracle(NODES);
  private final ProtocolOrder order;
  private final ProtocolReaders readers;
  private final ProtocolWriters writers;
  private final List<ProtocolNode> nodes = new ArrayList<>();
  private @Nullable Step current;

  /** A world whose nodes share a modelled order. */
  ProtocolWorld(Setup setup) {
    this(setup, null);
  }

  /**
   * A world.
   *
   * @param backend what the nodes share, null for a model of it
   */
  ProtocolWorld(Setup setup, @Nullable ProtocolBackend backend) {
    this.setup = setup;
    BackedOrder backed =
        backend == null ? null : new BackedOrder(site, oracle, clock, backend, NODES);
    this.order = backed == null ? new ProtocolOrder(site, oracle, clock) : backed;
    this.readers = new ProtocolReaders(setup, site, oracle, clock);
    this.writers = new ProtocolWriters(setup.mutants(), site, order, clock);
    Limits limits = new Limits(setup.epochs(), 1, ProtocolWriters.LEASE);
    ResponseStore shared = newStore();
    for (int i = 0; i < NODES; i++) {
      ResponseStore store = setup.sharedStore() ? shared : newStore();
      ProtocolBackend.View view = backed == null ? null : backed.view(i, limits.epochs());
      if (view != null && setup.sharedStore()) {
        store = view.store();
      }
      nodes.add(new ProtocolNode(i, store, order.end(), clock, limits, setup.mutants(), view));
    }
    if (backed != null) {
      backed.begin(nodes);
    }
  }

  /** The step that was taken last, null at rest. */
  @Nullable Step current() {
    return current;
  }

  /** How often what was served. */
  Map<Freshness, Integer> served() {
    return readers.served();
  }

  /**
   * Takes a step.
   *
   * @param word its lowest 16 bits are the ordinal of a {@link Step}, the others choose what it
   *     acts on
   * @return what happened, empty if nothing could
   */
  String take(long word) {
    oracle.tick();
    Step step = Step.ALL[(int) (word & 0xffff) % Step.ALL.length];
    current = step;
    ProtocolNode node = nodes.get((int) (word >>> 16) & 1);
    int some = (int) (word >>> 20) & 0xff;
    boolean odd = (word >>> 28 & 1) == 1;
    String what =
        switch (step) {
          case ENTER -> readers.enter(node, some % ProtocolSite.PAGES);
          case READ -> readers.read(some);
          case STORE -> readers.store(some);
          case ABANDON -> readers.abandon(some);
          case SERVE ->
              order.isAware(node) ? readers.serve(node, some % ProtocolSite.PAGES, odd) : "";
          case BEGIN -> writers.begin(node, some % ProtocolSite.ROWS);
          case GO_ON -> writers.goOn(some);
          case ROLL_BACK -> writers.rollBack(some);
          case CRASH -> writers.crash(some);
          case TAKE_OVER -> writers.takeOver(node, odd);
          case LEARN -> order.learn(node);
          case EVICT -> order.evict(node, some);
          case ADVANCE -> advance(node, some);
          case RAISE -> raiseByHand(node, some, false);
          case EXPIRE -> raiseByHand(node, some, true);
          case CHANGE_UNSEEN -> changeUnseen(some % ProtocolSite.ROWS);
          case WAIT -> await(1 + some % 24);
          case LOSE_THE_ORDER -> setup.lateLoads() ? "" : order.lose(some);
          case RESTART -> restart(node);
        };
    return what.isEmpty() ? "" : step + " " + what;
  }

  /**
   * Ends everything that is under way, some of it badly, lets every node learn what there is to
   * learn, and asks for every page.
   */
  void rest() {
    oracle.tick();
    current = null;
    writers.end();
    readers.endAll();
    for (int row : site.unseen()) {
      order.raise(nodes.get(0), ProtocolSite.tagsOfChange(row), Set.of(row), false, true);
    }
    for (ProtocolNode node : nodes) {
      clock.advance(ProtocolWriters.LEASE.plusSeconds(1));
      writers.takeOver(node, false);
    }
    // Who finds out that the order was lost takes from the others what they had learned.
    nodes.forEach(order::learn);
    for (ProtocolNode node : nodes) {
      while (!order.learn(node).isEmpty()
          || !order.evict(node, 0).isEmpty()
          || !advance(node, 0).isEmpty()) {
        oracle.tick();
      }
    }
    nodes.forEach(this::askForEveryPage);
  }

  private void askForEveryPage(ProtocolNode node) {
    for (int page = 0; page < ProtocolSite.PAGES; page++) {
      readers.isFreshAtRest(node, page);
      readers.produce(node, page);
      readers.isFreshAtRest(node, page);
    }
    // A page that shows a stale fragment is stale; once those are renewed, nothing is.
    Arrays.fill(node.fragments, null);
    for (int page = 0; page < ProtocolSite.PAGES; page++) {
      readers.produce(node, page);
      if (!readers.isFreshAtRest(node, page)) {
        throw new Violation("at rest, page " + page + " was produced and is not fresh");
      }
    }
  }

  private String advance(ProtocolNode node, int some) {
    return setup.secondEviction()
        ? order.advanceAfter(readers::isUnderWay, node, some)
        : order.advance(node, some);
  }

  private String raiseByHand(ProtocolNode node, int some, boolean expire) {
    int what = some % (ProtocolSite.ROWS + 2);
    boolean one = what < ProtocolSite.ROWS;
    Tag all = what == ProtocolSite.ROWS ? ProtocolSite.POST : ProtocolSite.POSTS;
    return order.raise(
        node,
        Set.of(one ? ProtocolSite.tag(what) : all),
        one ? Set.of(what) : Set.of(0, 1, 2),
        expire,
        !setup.mutants().contains(Mutant.RAISE_BY_HAND_EVICTS_NOTHING));
  }

  private String changeUnseen(int row) {
    return "row " + row + " = " + site.changeUnseen(row) + " by another program";
  }

  private String await(int seconds) {
    clock.advanceSeconds(seconds);
    return seconds + " s";
  }

  private String restart(ProtocolNode node) {
    if (!writers.mayLose(node)) {
      return "";
    }
    writers.lose(node);
    readers.lose(node);
    if (!setup.sharedStore()) {
      node.store = newStore();
    }
    order.join(node, true);
    return node.toString();
  }

  private ResponseStore newStore() {
    return ResponseStore.inMemory(clock, 1_000_000);
  }
}
