package org.freshet.isr.tags;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.ProtocolBackend.View;
import org.freshet.isr.tags.ProtocolNode.Known;

/** An order of raises that a {@link ProtocolBackend} keeps. */
final class BackedOrder extends ProtocolOrder {

  private final ProtocolSite site;
  private final ProtocolOracle oracle;
  private final InstantSource clock;
  private final ProtocolBackend backend;
  private final List<List<Raise>> heard = new ArrayList<>();
  private final Map<Sequence, Integer> told = new HashMap<>();
  private final Set<Integer> unaware = new HashSet<>();

  BackedOrder(
      ProtocolSite site,
      ProtocolOracle oracle,
      InstantSource clock,
      ProtocolBackend backend,
      int nodes) {
    super(site, oracle, clock);
    this.site = site;
    this.oracle = oracle;
    this.clock = clock;
    this.backend = backend;
    for (int i = 0; i < nodes; i++) {
      heard.add(new ArrayList<>());
    }
  }

  /** What a node sees. */
  View view(int node, int epochs) {
    return backend.join(clock, epochs, heard.get(node)::add);
  }

  /** What the nodes heard when they joined. */
  void begin(List<ProtocolNode> nodes) {
    nodes.forEach(this::takeIn);
  }

  @Override
  String raise(
      ProtocolNode node, Set<Tag> tags, Set<Integer> rows, boolean expire, boolean evicting) {
    Set<EntityRef> entities = new HashSet<>();
    if (evicting) {
      rows.forEach(row -> entities.add(ProtocolSite.entity(row)));
    }
    int number = oracle.raised(tags, expire, rows, site.database());
    site.raised(tags, rows);
    long before = node.generation();
    Raise raise = view(node).raise(tags, expire, entities);
    told.put(raise.sequence(), number);
    takeIn(node);
    if (before != node.generation()) {
      unaware.remove(node.id);
    }
    oracle.learned(number, node.id, clock.instant());
    node.toEvict.add(new Known(raise, 0));
    return node + ": raises " + tags + " as " + raise.sequence().number();
  }

  @Override
  String learn(ProtocolNode node) {
    view(node).follow();
    unaware.remove(node.id);
    int count = takeIn(node);
    return count == 0 ? "" : node + ": of " + count + " raises";
  }

  /** What joining tells stands for all raises of that order until then. */
  private int takeIn(ProtocolNode node) {
    List<Raise> raises = heard.get(node.id);
    int count = raises.size();
    for (Raise raise : raises) {
      boolean joined = raise.entities().stream().anyMatch(one -> one.type() == Object.class);
      told.forEach(
          (sequence, number) -> {
            boolean known =
                sequence.equals(raise.sequence())
                    || joined
                        && sequence.generation() == raise.sequence().generation()
                        && sequence.number() <= raise.sequence().number();
            if (known) {
              oracle.learned(number, node.id, clock.instant());
            }
          });
      node.toEvict.add(new Known(raise, 0));
    }
    raises.clear();
    return count;
  }

  @Override
  String lose(int some) {
    return switch (some % 4) {
      case 0 -> {
        backend.empty();
        yield lost("emptied");
      }
      case 1 -> backend.fallBack() ? lost("fallen back to an older copy") : "";
      default -> {
        backend.copy();
        yield "not yet, but copied";
      }
    };
  }

  private String lost(String how) {
    for (int i = 0; i < heard.size(); i++) {
      unaware.add(i);
    }
    return how;
  }

  /**
   * Until it looks, which is within the lag, a node may meet pages of others that do not know what
   * it knows under numbers that are the same.
   */
  @Override
  boolean isAware(ProtocolNode node) {
    return !unaware.contains(node.id);
  }

  @Override
  void join(ProtocolNode node, boolean restarted) {
    node.restarted();
    oracle.forgot(node.id);
    view(node).restart();
    unaware.remove(node.id);
    takeIn(node);
  }

  private static View view(ProtocolNode node) {
    View view = node.view();
    if (view == null) {
      throw new IllegalStateException("no node of a backend");
    }
    return view;
  }
}
