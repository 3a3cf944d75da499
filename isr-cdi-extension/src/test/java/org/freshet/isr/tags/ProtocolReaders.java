package org.freshet.isr.tags;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.policy.FreshnessDecider;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.ProtocolNode.Fragment;
import org.freshet.isr.tags.ProtocolOracle.Made;
import org.freshet.isr.tags.ProtocolOracle.Violation;
import org.freshet.isr.tags.ProtocolWorld.Setup;

/** Requests of {@link ProtocolWorld}: those that produce pages, and those answered from store. */
final class ProtocolReaders {

  private static final int MOST = 6;
  private static final Lifetimes LIVES = new Lifetimes(0, 90, 40, 80);
  private static final Lifetimes FRAGMENT_LIVES = new Lifetimes(0, 50, 20, 0);

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

    void shows(int row, int value, Instant since) {
      values[row] = value;
      producedAt = since.isBefore(producedAt) ? since : producedAt;
    }
  }

  private final Setup setup;
  private final ProtocolSite site;
  private final ProtocolOracle oracle;
  private final InstantSource clock;
  private final List<Request> requests = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final Map<Freshness, Integer> served = new EnumMap<>(Freshness.class);

  ProtocolReaders(Setup setup, ProtocolSite site, ProtocolOracle oracle, InstantSource clock) {
    this.setup = setup;
    this.site = site;
    this.oracle = oracle;
    this.clock = clock;
  }

  /** How often what was served. */
  Map<Freshness, Integer> served() {
    return served;
  }

  /** A request enters a node and pins what it knows. */
  String enter(ProtocolNode node, int page) {
    if (requests.size() >= MOST) {
      return "";
    }
    Request request = new Request(node, page, oracle.step());
    requests.add(request);
    return node + ": a request for page " + page + ", pin " + request.pin.number();
  }

  /** A request reads its next row, or puts what it loaded into the second-level cache. */
  String read(int some) {
    return requests.isEmpty() ? "" : read(requests.get(some % requests.size()));
  }

  /** A request that has read all its rows stores the page. */
  String store(int some) {
    return requests.isEmpty() ? "" : store(requests.get(some % requests.size()));
  }

  String abandon(int some) {
    return requests.isEmpty() ? "" : "page " + requests.remove(some % requests.size()).page;
  }

  void lose(ProtocolNode node) {
    requests.removeIf(request -> request.node == node);
  }

  void endAll() {
    List.copyOf(requests).forEach(this::end);
  }

  boolean isUnderWay(ProtocolNode node, int enteredBefore) {
    return requests.stream()
        .anyMatch(request -> request.node == node && request.number < enteredBefore);
  }

  /** Produces a page without anything else in between. */
  void produce(ProtocolNode node, int page) {
    enter(node, page);
    end(requests.get(requests.size() - 1));
  }

  /** A request is answered from store, if the rules of the library allow it. */
  String serve(ProtocolNode node, int page, boolean failing) {
    StoredResponse held = node.store.get(key(page));
    if (held == null) {
      return node + ": page " + page + " is not stored";
    }
    Freshness freshness = judge(node, held);
    served.merge(freshness, 1, Integer::sum);
    if (freshness == Freshness.FRESH) {
      oracle.servedFresh(node.id, made(held), clock.instant());
    } else if (freshness == Freshness.STALE_WHILE_REVALIDATE) {
      oracle.servedStale(node.id, made(held), false, clock.instant());
    } else if (freshness == Freshness.STALE_IF_ERROR && failing) {
      oracle.servedStale(node.id, made(held), true, clock.instant());
    }
    return node + ": page " + page + " is " + freshness;
  }

  /** Whether a page is served as fresh when nothing is under way; then it shows the database. */
  boolean isFreshAtRest(ProtocolNode node, int page) {
    StoredResponse held = node.store.get(key(page));
    if (held == null || judge(node, held) != Freshness.FRESH) {
      return false;
    }
    oracle.servedFresh(node.id, made(held), clock.instant());
    ProtocolOracle.servedAtRest(made(held), site.database());
    return true;
  }

  private void end(Request request) {
    while (!read(request).isEmpty()) {
      oracle.tick();
    }
    store(request);
  }

  private String read(Request request) {
    ProtocolNode node = request.node;
    if (request.loading >= 0) {
      int row = request.loading;
      request.loading = -1;
      if (node.sharedCache[row] < 0) {
        node.sharedCache[row] = request.values[row];
      }
      return node + ": row " + row + " goes into the shared cache";
    }
    List<Integer> rows = ProtocolSite.rows(request.page);
    if (request.next == rows.size()) {
      return "";
    }
    int row = rows.get(request.next++);
    boolean fragments = ProtocolSite.showsFragments(request.page);
    if (!fragments || !showsFragment(request, row)) {
      request.shows(row, load(request, row), clock.instant());
      if (fragments) {
        node.keep(
            row, new Fragment(request.values[row], request.pin, request.begunAt, clock.instant()));
      }
    }
    return node + ": page " + request.page + " reads row " + row + " = " + request.values[row];
  }

  private int load(Request request, int row) {
    int cached = request.node.sharedCache[row];
    if (cached >= 0) {
      return cached;
    }
    int value = site.database()[row];
    if (setup.lateLoads()) {
      request.loading = row;
    } else {
      request.node.sharedCache[row] = value;
    }
    return value;
  }

  /** A page that shows a cached value, fresh or stale, is as old as that and knew no more. */
  private boolean showsFragment(Request request, int row) {
    Fragment fragment = request.node.fragments[row];
    if (fragment == null) {
      return false;
    }
    Standing standing = request.node.standing(fragment.pin(), Set.of(ProtocolSite.tag(row)));
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
    request.shows(row, fragment.value(), fragment.producedAt());
    request.begunAt = Math.min(request.begunAt, fragment.begunAt());
    if (fragment.pin().generation() == request.pin.generation()
        && fragment.pin().number() < request.pin.number()
        && !has(Mutant.PIN_OF_A_FRAGMENT_DROPPED)) {
      request.pin = fragment.pin();
    }
    return true;
  }

  private String store(Request request) {
    if (request.next < ProtocolSite.rows(request.page).size() || request.loading >= 0) {
      return "";
    }
    requests.remove(request);
    Sequence pin = has(Mutant.PIN_TAKEN_LATE) ? request.node.pin() : request.pin;
    String key = key(request.page);
    ResponseStore store = request.node.store;
    StoredResponse before = store.get(key);
    if (has(Mutant.OLDER_PIN_REPLACES_A_LATER_ONE)) {
      store.remove(key);
    }
    store.put(key, response(request, pin));
    StoredResponse after = store.get(key);
    if (before != null
        && after != null
        && before.pin().generation() == after.pin().generation()
        && before.pin().number() > after.pin().number()) {
      throw new Violation("an older pin replaced a later one of page " + request.page);
    }
    return request.node + ": page " + request.page + " is stored, pin " + pin.number();
  }

  private StoredResponse response(Request request, Sequence pin) {
    Set<Tag> tags = ProtocolSite.tags(request.page);
    made.add(
        new Made(request.page, tags, request.values, request.begunAt, request.producedAt, LIVES));
    String number = Integer.toString(made.size() - 1);
    RenewalRequest renewal = new RenewalRequest("", "", List.of());
    return new StoredResponse(
        200,
        List.of(),
        0,
        new byte[0],
        number,
        "",
        LIVES,
        tags,
        pin,
        request.producedAt,
        renewal,
        null);
  }

  private Freshness judge(ProtocolNode node, StoredResponse held) {
    Standing standing = node.standing(held.pin(), held.tags());
    Instant since = standing.staleSince();
    if (since != null && has(Mutant.BOUND_SLIDES)) {
      since = oracle.lastLearned(node.id, made(held));
    }
    return FreshnessDecider.judge(
        held.producedAt(), held.lifetimes(), since, standing.expired(), clock.instant());
  }

  private Made made(StoredResponse held) {
    return made.get(Integer.parseInt(held.etag()));
  }

  private boolean has(Mutant mutant) {
    return setup.mutants().contains(mutant);
  }

  private static String key(int page) {
    return "/" + page;
  }
}
