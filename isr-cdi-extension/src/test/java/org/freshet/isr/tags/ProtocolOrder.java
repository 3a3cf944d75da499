package org.freshet.isr.tags;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.ProtocolNode.Known;

/** The shared order of raises, and how each of them reaches and passes through the nodes. */
class ProtocolOrder {

  /** A raise as the oracle knows it, and which node raised it. */
  private record Told(int number, ProtocolNode by) {}

  /** Whether a request that had entered a node before a given number of them is under way. */
  @FunctionalInterface
  interface UnderWay {
    boolean any(ProtocolNode node, int enteredBefore);
  }

  private final ProtocolSite site;
  private final ProtocolOracle oracle;
  private final InstantSource clock;
  private final List<Raise> stream = new ArrayList<>();
  private final Map<Sequence, Told> told = new HashMap<>();
  private long generation = 1;

  ProtocolOrder(ProtocolSite site, ProtocolOracle oracle, InstantSource clock) {
    this.site = site;
    this.oracle = oracle;
    this.clock = clock;
  }

  /** How far it has come. */
  Sequence end() {
    return new Sequence(generation, stream.size());
  }

  /**
   * A node raises tags because of rows.
   *
   * @param evicting whether the raise names the rows
   */
  String raise(
      ProtocolNode node, Set<Tag> tags, Set<Integer> rows, boolean expire, boolean evicting) {
    if (node.generation() != generation) {
      join(node, false);
    }
    Set<EntityRef> entities = new HashSet<>();
    if (evicting) {
      rows.forEach(row -> entities.add(ProtocolSite.entity(row)));
    }
    Sequence sequence = new Sequence(generation, stream.size() + 1L);
    Raise raise = new Raise(sequence, tags, expire, entities, clock.instant());
    stream.add(raise);
    told.put(sequence, new Told(oracle.raised(tags, expire, rows, site.database()), node));
    site.raised(tags, rows);
    known(node, raise);
    node.toEvict.add(new Known(raise, 0));
    return node + ": raises " + tags + " as " + sequence.number();
  }

  /** A node hears of the next raise, its own ones again, or of the loss of the order. */
  String learn(ProtocolNode node) {
    if (node.generation() != generation) {
      join(node, false);
      return node + ": of a new order";
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
    return node + ": of raise " + raise.sequence().number();
  }

  /** A node's second-level cache forgets what one of the known raises is about. */
  String evict(ProtocolNode node, int some) {
    if (node.toEvict.isEmpty()) {
      return "";
    }
    Raise raise = node.toEvict.remove(some % node.toEvict.size()).raise();
    node.evict(raise);
    node.toAdvance.add(new Known(raise, node.entered()));
    return node + ": for raise " + raise.sequence().number();
  }

  /** A node advances past one of the raises whose rows were evicted. */
  String advance(ProtocolNode node, int some) {
    if (node.toAdvance.isEmpty()) {
      return "";
    }
    Known known = node.toAdvance.remove(some % node.toAdvance.size());
    node.advance(known.raise());
    return node + ": past raise " + known.raise().sequence().number();
  }

  /**
   * As {@link #advance}, but waits for the requests under way at the eviction, and evicts again.
   */
  String advanceAfter(UnderWay underWay, ProtocolNode node, int some) {
    if (node.toAdvance.isEmpty()) {
      return "";
    }
    Known known = node.toAdvance.get(some % node.toAdvance.size());
    if (underWay.any(node, known.entered())) {
      return "";
    }
    node.evict(known.raise());
    return advance(node, some);
  }

  /**
   * The shared memory is emptied: raises that a node has not heard of are lost.
   *
   * @param some chooses how, where there are several ways
   */
  String lose(int some) {
    generation++;
    stream.clear();
    return "now generation " + generation;
  }

  /** Whether a node has looked at the order since it was last lost. */
  boolean isAware(ProtocolNode node) {
    return true;
  }

  /** A node begins anew with what there is. */
  void join(ProtocolNode node, boolean restarted) {
    node.join(end(), stream.size(), restarted);
  }

  private void known(ProtocolNode node, Raise raise) {
    node.learn(raise);
    oracle.learned(told.get(raise.sequence()).number(), node.id, clock.instant());
  }
}
