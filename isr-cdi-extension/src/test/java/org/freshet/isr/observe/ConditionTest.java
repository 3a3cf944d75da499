package org.freshet.isr.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.meter.Levels;
import org.freshet.isr.revalidate.purge.EdgeState;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private static final RenewalSummary RENEWING =
      new RenewalSummary(0, 0, 0, 0, 0, RenewalSummary.Breaker.CLOSED, null);

  private final FakeClock clock = new FakeClock();
  private final ResponseStore store = ResponseStore.inMemory(clock, 1 << 20);
  private final TagGraph graph = TagGraph.inMemory(clock, TagGraph.Limits.DEFAULT);

  private static Object fail() {
    throw new IllegalStateException("jdbc:secret");
  }

  @Test
  void all_is_well() {
    Condition condition =
        Condition.of(store, graph, RENEWING, new Levels(4096, 3, 2, 0), List.of());

    assertThat(condition.ready()).isTrue();
    assertThat(condition.data())
        .containsEntry("store", "up")
        .containsEntry("graph", "up")
        .containsEntry("judging", "up")
        .containsEntry("store-bytes", 4096L)
        .containsEntry("store-entries", 3L)
        .containsEntry("queue", 2L)
        .containsEntry("raises-unrecorded", 0L);
  }

  @Test
  void a_pause_of_renewal_takes_no_node_out() {
    RenewalSummary paused =
        new RenewalSummary(9, 0, 0, 5, 5, RenewalSummary.Breaker.OPEN, FakeClock.START);

    Condition condition = Condition.of(store, graph, paused, Levels.UNKNOWN, List.of());

    assertThat(condition.ready()).isTrue();
    assertThat(condition.data()).containsEntry("renewal", "paused").containsEntry("given-up", 5L);
  }

  @Test
  void an_edge_that_fails_takes_no_node_out_and_is_told() {
    EdgeState away = new EdgeState("fastly", 7, FakeClock.START, "status 503", 2);
    EdgeState well = new EdgeState("nginx 10.0.0.5:8080", 0, null, null, 0);

    Condition condition = Condition.of(store, graph, RENEWING, Levels.UNKNOWN, List.of(away, well));

    assertThat(condition.ready()).isTrue();
    assertThat(condition.data())
        .containsEntry("edge fastly", "failing: status 503, 7 pending, 2 lost")
        .containsEntry("edge nginx 10.0.0.5:8080", "up");
  }

  @Test
  void what_nobody_can_tell_is_left_out() {
    assertThat(Condition.of(store, graph, RENEWING, Levels.UNKNOWN, List.of()).data())
        .containsOnlyKeys("store", "graph", "judging", "renewal", "given-up");
  }

  @Test
  void a_store_that_fails_is_told_without_its_message_and_takes_no_node_out() {
    ResponseStore failing = FakeProxy.of(ResponseStore.class).on("get", arguments -> fail()).make();

    Condition condition = Condition.of(failing, graph, RENEWING, Levels.UNKNOWN, List.of());

    assertThat(condition.ready()).isTrue();
    assertThat(condition.data()).containsEntry("store", "failing: IllegalStateException");
  }

  @Test
  void links_that_cannot_be_read_and_raises_that_wait_take_no_node_out() {
    TagGraph failing =
        FakeProxy.of(TagGraph.class)
            .on("tags", arguments -> fail())
            .with("condition", Map.of("redis", "failing: timeout"))
            .with("pin", new Sequence(1, 1))
            .with("standing", Standing.UNSERVABLE)
            .make();

    Condition condition = Condition.of(store, failing, RENEWING, new Levels(0, 0, 0, 5), List.of());

    assertThat(condition.ready()).isTrue();
    assertThat(condition.data())
        .containsEntry("graph", "failing: IllegalStateException")
        .containsEntry("redis", "failing: timeout")
        .containsEntry("raises-unrecorded", 5L);
  }

  @Test
  void a_graph_that_cannot_judge_anything_does() {
    TagGraph failing =
        FakeProxy.of(TagGraph.class)
            .on("pin", arguments -> fail())
            .with("tags", Set.of())
            .on("condition", arguments -> fail())
            .make();

    assertThat(Condition.of(store, failing, RENEWING, Levels.UNKNOWN, List.of()).ready()).isFalse();
  }
}
