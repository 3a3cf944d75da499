package org.freshet.isr.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/** What this node has asked for, and has not heard the end of. Thread-safe. */
final class Asks {

  private static final int AT_ONCE = 100;

  private final String node;
  private final InstantSource clock;
  private final Map<String, Ask> asks = new HashMap<>();
  private final AtomicLong count = new AtomicLong();

  /**
   * One page that was asked for.
   *
   * @param id names the asking
   * @param known what was known then of the order of raises
   * @param wishes how many asked
   * @param at when the message was sent
   */
  private record Ask(String id, String target, Sequence known, int wishes, Instant at) {}

  Asks(String node, InstantSource clock) {
    this.node = node;
    this.clock = clock;
  }

  String next() {
    return node + "-" + count.incrementAndGet();
  }

  /**
   * One more asks for a page.
   *
   * @return whether it waits already and whoever renews it will know as much
   */
  synchronized boolean joins(String key, Sequence known) {
    Ask ask = asks.get(key);
    if (ask == null || !ask.known().equals(known)) {
      return false;
    }
    asks.put(key, new Ask(ask.id(), ask.target(), known, ask.wishes() + 1, ask.at()));
    return true;
  }

  /** A message was sent. */
  synchronized void sent(String key, String id, String target, Sequence known) {
    Ask before = asks.get(key);
    int wishes = before == null ? 1 : before.wishes() + 1;
    asks.put(key, new Ask(id, target, known, wishes, clock.instant()));
  }

  /** One asks no more; gives the asking that nobody wants now, null if somebody does. */
  synchronized @Nullable String withdraw(String key) {
    Ask ask = asks.get(key);
    if (ask == null) {
      return null;
    }
    if (ask.wishes() > 1) {
      asks.put(key, new Ask(ask.id(), ask.target(), ask.known(), ask.wishes() - 1, ask.at()));
      return null;
    }
    asks.remove(key);
    return ask.id();
  }

  /** An asking has ended; says whether its page was not asked for anew. */
  synchronized boolean ended(String key, String id) {
    Ask ask = asks.get(key);
    if (ask != null && ask.id().equals(id)) {
      asks.remove(key);
      return true;
    }
    return ask == null;
  }

  synchronized boolean contains(String key) {
    return asks.containsKey(key);
  }

  synchronized int size() {
    return asks.size();
  }

  /** How many wait, as far as this node knows. */
  synchronized int waiting(Set<String> inHand) {
    return (int) asks.keySet().stream().filter(key -> !inHand.contains(key)).count();
  }

  /** A page of whose end nothing was heard. */
  record Unheard(String key, String target, Sequence known) {}

  /** Some pages that were asked for so long ago that the answer must be lost. */
  synchronized List<Unheard> unheard(Duration patience) {
    Instant before = clock.instant().minus(patience);
    return asks.entrySet().stream()
        .filter(one -> one.getValue().at().isBefore(before))
        .limit(AT_ONCE)
        .map(one -> new Unheard(one.getKey(), one.getValue().target(), one.getValue().known()))
        .toList();
  }
}
