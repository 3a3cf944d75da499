package org.freshet.isr.tags;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.FreshnessDecider;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.ProtocolNode.Fragment;
import org.freshet.isr.tags.ProtocolNode.Known;
import org.freshet.isr.tags.ProtocolOracle.Made;
import org.freshet.isr.tags.ProtocolOracle.Violation;
import org.freshet.isr.tags.TagGraph.Debt;
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

  private static final int ROWS = 3;
  private static final int PAGES = ROWS + 1;
  private static final int NODES = 2;
  private static final Duration LEASE = Duration.ofSeconds(25);
  private static final Lifetimes LIVES = new Lifetimes(0, 90, 40, 80);
  private static final Lifetimes FRAGMENT_LIVES = new Lifetimes(0, 50, 20, 0);
  private static final Tag POST = Tag.of("post");
  private static final Tag POSTS = Tag.of("posts");

  private final Setup setup;
  private final FakeClock clock = new FakeClock();
  private final ProtocolOracle oracle = new ProtocolOracle(NODES);
  private final List<ProtocolNode> nodes = new ArrayList<>();
  private final Limits limits;

  private final int[] database = new int[ROWS];
  private final Set<Integer> unseen = new HashSet<>();
  private int changes;

  private long generation = 1;
  private final List<Raise> stream = new ArrayList<>();
  private final Map<Sequence, Told> told = new HashMap<>();
  private final TagGraph ledger;

  private final List<Request> requests = new ArrayList<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final Map<Freshness, Integer> served = new EnumMap<>(Freshness.class);
  private int begun;
  private int step;
  private @Nullable Step current;

  /** A raise as the oracle knows it, and which node raised it. */
  private record Told(int number, ProtocolNode by) {}

  /** A request that produces a page. */
  private static final class Request {
    private final ProtocolNode node;
    private final int page;
    private final int number;
    private final int[] values = {-1, -1, -1};
    private Sequence pin;
    private int begunAt;
    private int next;
    private int loading = -1;
    private Instant producedAt = Instant.MAX;

    Request(ProtocolNode node, int page, int begunAt) {
      this.node = node;
      this.page = page;
      this.number = node.enter();
      this.pin = node.pin();
      this.begunAt = begunAt;
    }
  }

  /** A transaction that changes a row. */
  private static final class Transaction {
    private final String id;
    private final ProtocolNode node;
    private final int row;
    private int phase;
    private boolean committed;
    private boolean inDoubt;

    Transaction(String id, ProtocolNode node, int row) {
      this.id = id;
      this.node = node;
      this.row = row;
    }
  }

  ProtocolWorld(Setup setup) {
    this.setup = setup;
    this.limits = new Limits(setup.epochs(), 100, LEASE);
    this.ledger = new InMemoryTagGraph(clock, limits, new Sequence(0, 0));
    ResponseStore shared = newStore();
    for (int i = 0; i < NODES; i++) {
      nodes.add(
          new ProtocolNode(
              i,
              ROWS,
              setup.sharedStore() ? shared : newStore(),
              end(),
              clock,
              limits,
              setup.mutants()));
    }
  }

  /** The step that was taken last, null while none was. */
  @Nullable Step current() {
    return current;
  }

  /** How often what was served. */
  Map<Freshness, Integer> served() {
    return served;
  }

  /**
   * Takes a step.
   *
   * @param word its lowest 16 bits are the ordinal of a {@link Step}, the others choose what it
   *     acts on
   * @return what happened, empty if nothing could
   */
  String take(long word) {
    step++;
    Step kind = Step.ALL[(int) (word & 0xffff) % Step.ALL.length];
    current = kind;
    ProtocolNode node = nodes.get((int) (word >>> 16) & 1);
    int some = (int) (word >>> 20) & 0xff;
    int other = (int) (word >>> 28) & 0xff;
    String what =
        switch (kind) {
          case ENTER -> enter(node, some % PAGES);
          case READ -> requests.isEmpty() ? "" : read(requests.get(some % requests.size()));
          case STORE -> requests.isEmpty() ? "" : store(requests.get(some % requests.size()));
          case ABANDON -> abandon(some);
          case SERVE -> serve(node, some % PAGES, other % 2 == 0);
          case BEGIN -> begin(node, some % ROWS);
          case GO_ON ->
              transactions.isEmpty() ? "" : goOn(transactions.get(some % transactions.size()));
          case ROLL_BACK -> rollBack(some);
          case CRASH -> crash(some);
          case TAKE_OVER -> takeOver(node, other % 2 == 0);
          case LEARN -> learn(node);
          case EVICT -> evict(node, some);
          case ADVANCE -> advance(node, some);
          case RAISE -> raiseByHand(node, some, false);
          case EXPIRE -> raiseByHand(node, some, true);
          case CHANGE_UNSEEN -> changeUnseen(some % ROWS);
          case WAIT -> await(1 + some % 24);
          case LOSE_THE_ORDER -> loseTheOrder();
          case RESTART -> restart(node);
        };
    return what.isEmpty() ? "" : kind + " " + what;
  }

  /**
   * Ends everything that is under way, some of it badly, lets every node learn what there is to
   * learn, and asks for every page.
   */
  void rest() {
    step++;
    current = null;
    while (!transactions.isEmpty()) {
      if (transactions.get(0).inDoubt) {
        goOn(transactions.get(0));
      } else {
        transactions.remove(0);
      }
    }
    for (Request request : List.copyOf(requests)) {
      finish(request);
    }
    for (int row : List.copyOf(unseen)) {
      raiseRows(nodes.get(0), Set.of(tag(row), POSTS), Set.of(row), false, true);
    }
    for (int i = 0; i < 2; i++) {
      clock.advance(LEASE.plusSeconds(1));
      takeOver(nodes.get(i % NODES), false);
    }
    for (ProtocolNode node : nodes) {
      while (!learn(node).isEmpty() || !evict(node, 0).isEmpty() || !advance(node, 0).isEmpty()) {
        step++;
      }
    }
    for (ProtocolNode node : nodes) {
      for (int page = 0; page < PAGES; page++) {
        atRest(node, page);
        produce(node, page);
        atRest(node, page);
      }
      // A page that shows a stale fragment is stale; once those are renewed, nothing is.
      Arrays.fill(node.fragments, null);
      for (int page = 0; page < PAGES; page++) {
        produce(node, page);
        if (!atRest(node, page)) {
          throw new Violation("at rest, page " + page + " was produced and is not fresh");
        }
      }
    }
  }

  private void produce(ProtocolNode node, int page) {
    enter(node, page);
    finish(requests.get(0));
  }

  // Requests.

  private String enter(ProtocolNode node, int page) {
    if (requests.size() >= 6) {
      return "";
    }
    Request request = new Request(node, page, step);
    requests.add(request);
    return name(node) + ": a request for page " + page + ", pin " + request.pin.number();
  }

  private String read(Request request) {
    if (request.loading >= 0) {
      int row = request.loading;
      request.loading = -1;
      if (request.node.sharedCache[row] < 0) {
        request.node.sharedCache[row] = request.values[row];
      }
      return name(request.node) + ": row " + row + " goes into the shared cache";
    }
    List<Integer> rows = rows(request.page);
    if (request.next == rows.size()) {
      return "";
    }
    int row = rows.get(request.next++);
    boolean cached = showsFragments(request.page) && show(request, row);
    int value = cached ? request.values[row] : load(request, row);
    request.values[row] = value;
    Instant now = clock.instant();
    request.producedAt = now.isBefore(request.producedAt) ? now : request.producedAt;
    if (showsFragments(request.page) && !cached) {
      keep(request.node, row, new Fragment(value, request.pin, request.begunAt, now));
    }
    return name(request.node) + ": page " + request.page + " reads row " + row + " = " + value;
  }

  private int load(Request request, int row) {
    int cached = request.node.sharedCache[row];
    if (cached >= 0) {
      return cached;
    }
    if (setup.lateLoads()) {
      request.loading = row;
    } else {
      request.node.sharedCache[row] = database[row];
    }
    return database[row];
  }

  /** A page that shows a cached value, fresh or stale, is as old as that and knew no more. */
  private boolean show(Request request, int row) {
    Fragment fragment = request.node.fragments[row];
    if (fragment == null) {
      return false;
    }
    Standing standing = request.node.standing(fragment.pin(), Set.of(tag(row)));
    Freshness freshness =
        FreshnessDecider.judge(
            fragment.producedAt(),
            FRAGMENT_LIVES,
            standing.staleSince(),
            standing.expired(),
            clock.instant());
    if (!freshness.answersAtOnce()) {
      return false;
    }
    request.values[row] = fragment.value();
    request.begunAt = Math.min(request.begunAt, fragment.begunAt());
    if (fragment.producedAt().isBefore(request.producedAt)) {
      request.producedAt = fragment.producedAt();
    }
    if (fragment.pin().generation() == request.pin.generation()
        && fragment.pin().number() < request.pin.number()
        && !has(Mutant.PIN_OF_A_FRAGMENT_DROPPED)) {
      request.pin = fragment.pin();
    }
    return true;
  }

  private static void keep(ProtocolNode node, int row, Fragment fragment) {
    Fragment held = node.fragments[row];
    if (held == null
        || held.pin().generation() != fragment.pin().generation()
        || held.pin().number() <= fragment.pin().number()) {
      node.fragments[row] = fragment;
    }
  }

  private String store(Request request) {
    if (request.next < rows(request.page).size() || request.loading >= 0) {
      return "";
    }
    requests.remove(request);
    Set<Tag> tags = tags(request.page);
    made.add(
        new Made(request.page, tags, request.values, request.begunAt, request.producedAt, LIVES));
    Sequence pin = has(Mutant.PIN_TAKEN_LATE) ? request.node.pin() : request.pin;
    StoredResponse response = response(made.size() - 1, tags, pin, request.producedAt);
    ResponseStore store = request.node.store;
    StoredResponse before = store.get(key(request.page));
    if (has(Mutant.OLDER_PIN_REPLACES_A_LATER_ONE)) {
      store.remove(key(request.page));
    }
    store.put(key(request.page), response);
    StoredResponse after = store.get(key(request.page));
    if (before != null
        && after != null
        && before.pin().generation() == after.pin().generation()
        && before.pin().number() > after.pin().number()) {
      throw new Violation("an older pin replaced a later one of page " + request.page);
    }
    return name(request.node) + ": page " + request.page + " is stored, pin " + pin.number();
  }

  private String abandon(int some) {
    return requests.isEmpty() ? "" : "page " + requests.remove(some % requests.size()).page;
  }

  private void finish(Request request) {
    while (!read(request).isEmpty()) {
      step++;
    }
    store(request);
  }

  private Freshness look(ProtocolNode node, StoredResponse held) {
    Standing standing = node.standing(held.pin(), held.tags());
    Instant since = standing.staleSince();
    if (has(Mutant.BOUND_SLIDES) && since != null) {
      since = oracle.lastLearned(node.id, made(held));
    }
    return FreshnessDecider.judge(
        held.producedAt(), held.lifetimes(), since, standing.expired(), clock.instant());
  }

  private String serve(ProtocolNode node, int page, boolean failing) {
    StoredResponse held = node.store.get(key(page));
    if (held == null) {
      return name(node) + ": page " + page + " is not stored";
    }
    Freshness freshness = look(node, held);
    served.merge(freshness, 1, Integer::sum);
    Made it = made(held);
    switch (freshness) {
      case FRESH -> oracle.servedFresh(node.id, it, clock.instant());
      case STALE_WHILE_REVALIDATE -> oracle.servedStale(node.id, it, false, clock.instant());
      case STALE_IF_ERROR -> {
        if (failing) {
          oracle.servedStale(node.id, it, true, clock.instant());
        }
      }
      default -> {}
    }
    return name(node) + ": page " + page + " is " + freshness;
  }

  private boolean atRest(ProtocolNode node, int page) {
    StoredResponse held = node.store.get(key(page));
    if (held == null || look(node, held) != Freshness.FRESH) {
      return false;
    }
    Made it = made(held);
    oracle.servedFresh(node.id, it, clock.instant());
    ProtocolOracle.servedAtRest(it, database);
    return true;
  }

  // Transactions.

  private String begin(ProtocolNode node, int row) {
    if (transactions.size() >= 4) {
      return "";
    }
    Transaction transaction = new Transaction("t" + begun++, node, row);
    transactions.add(transaction);
    return name(node) + ": " + transaction.id + " changes row " + row;
  }

  private String goOn(Transaction transaction) {
    Set<Tag> tags = Set.of(tag(transaction.row), POSTS);
    boolean early = has(Mutant.RAISED_BEFORE_THE_COMMIT);
    String what =
        switch (transaction.phase++) {
          case 0 -> {
            if (!has(Mutant.NOTHING_OWED)) {
              ledger.owe(transaction.id, tags, Set.of(entity(transaction.row)));
            }
            yield "owes";
          }
          case 1 -> early ? raiseOf(transaction, tags) : commit(transaction);
          case 2 -> early ? commit(transaction) : raiseOf(transaction, tags);
          default -> {
            ledger.settle(transaction.id);
            transactions.remove(transaction);
            yield "settles";
          }
        };
    return name(transaction.node) + ": " + transaction.id + " " + what;
  }

  private String commit(Transaction transaction) {
    database[transaction.row] = ++changes;
    transaction.committed = true;
    return "commits row " + transaction.row + " = " + changes;
  }

  private String raiseOf(Transaction transaction, Set<Tag> tags) {
    return raiseRows(transaction.node, tags, Set.of(transaction.row), false, true);
  }

  private String rollBack(int some) {
    if (transactions.isEmpty() || transactions.get(some % transactions.size()).committed) {
      return "";
    }
    Transaction transaction = transactions.remove(some % transactions.size());
    ledger.settle(transaction.id);
    return transaction.id;
  }

  private String crash(int some) {
    if (transactions.isEmpty() || transactions.get(some % transactions.size()).inDoubt) {
      return "";
    }
    return transactions.remove(some % transactions.size()).id;
  }

  private String takeOver(ProtocolNode node, boolean lost) {
    if (has(Mutant.DEBTS_FORGOTTEN)) {
      return "";
    }
    List<Debt> overdue = ledger.overdue();
    for (Debt debt : overdue) {
      // A transaction that outlives its lease and is lost then is not covered by the promise.
      for (Transaction transaction : transactions) {
        transaction.inDoubt |= transaction.id.equals(debt.transaction());
      }
      if (has(Mutant.DEBT_SETTLED_BEFORE_IT_IS_RAISED)) {
        ledger.settle(debt.transaction());
      }
      if (!lost) {
        Set<Integer> rows = new HashSet<>();
        debt.entities().forEach(entity -> rows.add((Integer) entity.id()));
        raiseRows(node, debt.tags(), rows, false, true);
        ledger.settle(debt.transaction());
      }
    }
    return overdue.isEmpty()
        ? ""
        : name(node) + (lost ? " is lost with" : " raises") + " what " + overdue + " owe";
  }

  // Raises.

  private String raiseByHand(ProtocolNode node, int some, boolean expire) {
    int row = some % (ROWS + 2);
    Tag tag = row < ROWS ? tag(row) : row == ROWS ? POST : POSTS;
    Set<Integer> rows = row < ROWS ? Set.of(row) : Set.of(0, 1, 2);
    return raiseRows(node, Set.of(tag), rows, expire, !has(Mutant.RAISE_BY_HAND_EVICTS_NOTHING));
  }

  private String raiseRows(
      ProtocolNode node, Set<Tag> tags, Set<Integer> rows, boolean expire, boolean evicting) {
    if (node.generation() != generation) {
      join(node, false);
    }
    Set<EntityRef> entities = new HashSet<>();
    if (evicting) {
      rows.forEach(row -> entities.add(entity(row)));
    }
    Sequence sequence = new Sequence(generation, stream.size() + 1L);
    Raise raise = new Raise(sequence, tags, expire, entities, clock.instant());
    stream.add(raise);
    told.put(sequence, new Told(oracle.raised(tags, expire, rows, step, database), node));
    unseen.removeIf(row -> rows.contains(row) && tags.contains(tag(row)) && tags.contains(POSTS));
    known(node, raise);
    node.toEvict.add(new Known(raise, 0));
    return "raises " + tags + " as " + sequence.number();
  }

  private void known(ProtocolNode node, Raise raise) {
    node.learn(raise);
    oracle.learned(told.get(raise.sequence()).number(), node.id, clock.instant());
  }

  private String learn(ProtocolNode node) {
    if (node.generation() != generation) {
      join(node, false);
      return name(node) + ": of a new order";
    }
    if (node.tailed == stream.size()) {
      return "";
    }
    Raise raise = stream.get(node.tailed++);
    known(
        node,
        new Raise(
            raise.sequence(), raise.tags(), raise.expire(), raise.entities(), clock.instant()));
    if (told.get(raise.sequence()).by() != node) {
      node.toEvict.add(new Known(raise, 0));
    }
    return name(node) + ": of raise " + raise.sequence().number();
  }

  private String evict(ProtocolNode node, int some) {
    if (node.toEvict.isEmpty()) {
      return "";
    }
    Raise raise = node.toEvict.remove(some % node.toEvict.size()).raise();
    node.evict(raise);
    node.toAdvance.add(new Known(raise, node.entered()));
    return name(node) + ": for raise " + raise.sequence().number();
  }

  private String advance(ProtocolNode node, int some) {
    if (node.toAdvance.isEmpty()) {
      return "";
    }
    Known known = node.toAdvance.get(some % node.toAdvance.size());
    if (setup.secondEviction()) {
      for (Request request : requests) {
        if (request.node == node && request.number < known.entered()) {
          return "";
        }
      }
      node.evict(known.raise());
    }
    node.toAdvance.remove(known);
    node.advance(known.raise());
    return name(node) + ": past raise " + known.raise().sequence().number();
  }

  // The rest of the world.

  private String changeUnseen(int row) {
    database[row] = ++changes;
    unseen.add(row);
    return "row " + row + " = " + changes + " by another program";
  }

  private String await(int seconds) {
    clock.advanceSeconds(seconds);
    return seconds + " s";
  }

  private String loseTheOrder() {
    if (setup.lateLoads()) {
      return "";
    }
    generation++;
    stream.clear();
    return "generation " + generation;
  }

  private String restart(ProtocolNode node) {
    for (Transaction transaction : transactions) {
      if (transaction.inDoubt && transaction.node == node) {
        return "";
      }
    }
    transactions.removeIf(transaction -> transaction.node == node);
    requests.removeIf(request -> request.node == node);
    if (!setup.sharedStore()) {
      node.store = newStore();
    }
    join(node, true);
    return name(node);
  }

  private void join(ProtocolNode node, boolean restarted) {
    node.join(end(), stream.size(), restarted);
  }

  private Sequence end() {
    return new Sequence(generation, stream.size());
  }

  private ResponseStore newStore() {
    return ResponseStore.inMemory(clock, 1_000_000);
  }

  private boolean has(Mutant mutant) {
    return setup.mutants().contains(mutant);
  }

  private Made made(StoredResponse held) {
    return made.get(Integer.parseInt(held.etag()));
  }

  private static StoredResponse response(
      int number, Set<Tag> tags, Sequence pin, Instant producedAt) {
    return new StoredResponse(
        200,
        List.of(),
        0,
        new byte[0],
        Integer.toString(number),
        "",
        LIVES,
        tags,
        pin,
        producedAt,
        new RenewalRequest("", "", List.of()));
  }

  private static String name(ProtocolNode node) {
    return "node " + node.id;
  }

  private static String key(int page) {
    return "/" + page;
  }

  private static Tag tag(int row) {
    return Tag.of("post", row);
  }

  private static EntityRef entity(int row) {
    return new EntityRef(ProtocolWorld.class, row);
  }

  /** The last page lists all rows, the others show two each. */
  private static List<Integer> rows(int page) {
    return page == ROWS ? List.of(0, 1, 2) : List.of(page, (page + 1) % ROWS);
  }

  /** The list shows cached values, and carries their tags therefore. */
  private static boolean showsFragments(int page) {
    return page == ROWS;
  }

  private static Set<Tag> tags(int page) {
    return page == ROWS
        ? Set.of(POSTS, tag(0), tag(1), tag(2))
        : Set.of(tag(page), tag((page + 1) % ROWS));
  }
}
