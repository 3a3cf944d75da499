package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is killed while its edge has not taken what it is to be told. */
class LeftPurgesTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Set<Tag> TAGS = Set.of(Tag.of("book", 7));
  private static final Cause CAUSE = new Cause("ada", "change of Book");

  private final Nodes nodes = new Nodes(Servers.bundled());
  private final FakeClock clock = new FakeClock();
  private final Node one = new Node();
  private final Node other = new Node();

  /** What works on a node; it is killed by never running its background again. */
  private final class Node implements EdgeCache {

    final ManualBackground background = new ManualBackground(clock);
    final List<Purge> calls = new ArrayList<>();
    final Raises raises;
    boolean away;

    Node() {
      IsrSettings settings = nodes.settings("isr.queue=redis", "isr.settle=0");
      RedisBackend backend =
          nodes.node(settings, new Limits(10_000, 10_000, LEASE), clock, () -> 0);
      RaiseRenewals pages =
          new RaiseRenewals(
              backend.graph(), new RecordedQueue(), new Visits(clock, () -> 0), background, 500);
      pages.thenPurge(purges(), key -> null);
      raises =
          new Raises(
              backend.graph(),
              SharedCaches.NONE,
              Runnable::run,
              pages,
              background,
              () -> {},
              settings,
              clock);
      backend.order().tells(raises::heard);
      backend.join();
      raises.watchDebts(LEASE);
    }

    private EdgePurges purges() {
      EdgeSettings settings =
          new EdgeSettings(
              List.of("edge"),
              Duration.ZERO,
              Duration.ofSeconds(5),
              Duration.ofSeconds(15),
              Duration.ofSeconds(1),
              1_000,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return EdgePurges.of(
          List.of(this),
          new EdgeHeaders(List.of(this)),
          settings,
          List.of("https://shop.example"),
          background,
          clock,
          () -> 0.5,
          (name, outcome) -> {});
    }

    @Override
    public String name() {
      return "edge";
    }

    @Override
    public List<TagField> tagFields() {
      return List.of(TagField.of("Cache-Tag", ",", 50));
    }

    @Override
    public Reach reach() {
      return new Reach(100, 0, 0, false, 10_000);
    }

    @Override
    public PurgeResult purge(Purge purge) {
      calls.add(purge);
      return away ? PurgeResult.later("status 503", Duration.ZERO) : PurgeResult.done();
    }
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  @Test
  void another_node_tells_the_edge_after_the_lease_and_then_nobody_any_more() {
    one.away = true;
    one.raises.raise(TAGS, false, CAUSE);
    one.background.advance(Duration.ofSeconds(10));
    assertThat(one.calls).as("it tried").hasSizeGreaterThan(1);

    other.background.advance(LEASE.dividedBy(2));
    assertThat(other.calls).as("its node may be slow").isEmpty();
    other.background.advance(LEASE.multipliedBy(2));

    assertThat(other.calls)
        .singleElement()
        .satisfies(call -> assertThat(call.texts()).contains("book__7", "any__book", "0-more"));
    Node third = new Node();
    third.background.advance(LEASE.multipliedBy(3));
    assertThat(third.calls).isEmpty();
  }

  @Test
  void what_the_edge_has_taken_is_not_told_by_another_node() {
    one.raises.raise(TAGS, false, CAUSE);
    one.background.advance(Duration.ofSeconds(10));
    assertThat(one.calls).hasSize(1);

    other.background.advance(LEASE.multipliedBy(3));
    assertThat(other.calls).isEmpty();
  }
}
