package org.freshet.isr.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.ValueKeeper.Keeping;
import org.freshet.isr.api.ValueKeeper.Outcome;
import org.freshet.isr.api.ValueKeeper.Place;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.transaction.FakeRegistry;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values that are fresh for 5 s, so that none of it is left off. */
class CallKeeperTest {

  private static final Tag POST_7 = Tag.of("post", 7);
  private static final Tag AUTHOR_1 = Tag.of("author", 1);

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final IsrSettings settings = FakeConfig.settings("isr.calls.max-entries", "100");
  private final TagGraph graph = TagGraph.inMemory(clock, TagGraph.Limits.DEFAULT);
  private final CallFlights flights = new CallFlights();
  private final Raises raises =
      new Raises(
          graph,
          SharedCaches.NONE,
          Runnable::run,
          new RaiseRenewals(
              graph, new RecordedQueue(), new Visits(clock, () -> 0), background, 500),
          background,
          flights::fence,
          settings,
          clock);
  private final TransactionChanges transactions = new FakeRegistry().changes(graph, new Nowhere());
  private final CallKeeper keeper =
      new CallKeeper(
          new Calls(
              SharedValues.NONE,
              new ValueCodecs(List.of()),
              flights,
              graph,
              raises,
              transactions,
              background,
              clock,
              settings),
          graph,
          transactions,
          clock,
          Duration.ofSeconds(10));
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final AtomicInteger runs = new AtomicInteger();

  private static final class Nowhere implements CommittedChanges {

    @Override
    public void committed(
        String id, Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {}

    @Override
    public void rolledBack(String id) {}

    @Override
    public void outsideTransaction(
        Set<Tag> tags, Set<EntityRef> entities, List<EntityChanged> changes) {}
  }

  @AfterEach
  void end() {
    worker.shutdownNow();
    CurrentProduction.set(null);
  }

  private static Keeping keeping(@Nullable String caller, int staleFor) {
    return new Keeping(
        "rows", "7", caller, Duration.ofSeconds(5), Duration.ofSeconds(staleFor), Set.of(POST_7));
  }

  private Outcome kept(Place place, @Nullable String caller, int staleFor) throws Exception {
    return place.keep(keeping(caller, staleFor), runs::incrementAndGet);
  }

  private <T> T onWorker(Callable<T> work) throws Exception {
    Future<T> future = worker.submit(work);
    return future.get();
  }

  private Production produced() {
    Production page = new Production(graph.pin());
    CurrentProduction.set(page);
    return page;
  }

  @Test
  void a_value_is_kept_until_its_end_or_a_raise() throws Exception {
    assertThat(kept(keeper.here(), null, 0).value()).isEqualTo(1);
    assertThat(kept(keeper.here(), null, 0)).isEqualTo(new Outcome(1, false, false, false));

    raises.raise(Set.of(POST_7), false, Set.of());
    assertThat(kept(keeper.here(), null, 0).value()).isEqualTo(2);

    clock.advance(Duration.ofSeconds(5));
    assertThat(kept(keeper.here(), null, 0).value()).isEqualTo(3);
  }

  @Test
  void what_belongs_to_one_caller_is_given_to_no_other_and_makes_its_page_personal()
      throws Exception {
    Production page = produced();

    assertThat(kept(keeper.here(), "ada", 0)).isEqualTo(new Outcome(1, false, false, true));
    assertThat(kept(keeper.here(), "ben", 0).value()).isEqualTo(2);
    assertThat(kept(keeper.here(), null, 0).value()).isEqualTo(3);
    assertThat(kept(keeper.here(), "ada", 0).value()).isEqualTo(1);
    assertThat(page.isPersonal()).isTrue();
  }

  @Test
  void work_on_another_thread_tells_the_page_that_it_is_for() throws Exception {
    Production page = produced();
    Place place = keeper.here();

    onWorker(() -> kept(place, null, 0));
    onWorker(
        () ->
            place.observe(
                () -> {
                  Production own = CurrentProduction.get();
                  assertThat(own).isNotNull();
                  own.addTags(Set.of(AUTHOR_1));
                  return null;
                }));

    assertThat(page.tags()).contains(POST_7, AUTHOR_1);
    assertThat(page.freshUntil()).isEqualTo(clock.instant().plusSeconds(5));
    assertThat(onWorker(CurrentProduction::get)).isNull();
  }

  @Test
  void a_stale_value_is_used_and_said_to_be_stale_while_it_is_renewed() throws Exception {
    kept(keeper.here(), null, 60);
    clock.advance(Duration.ofSeconds(6));

    assertThat(kept(keeper.here(), null, 60)).isEqualTo(new Outcome(1, true, false, false));
    background.runAll();
    assertThat(kept(keeper.here(), null, 60)).isEqualTo(new Outcome(2, false, false, false));
  }

  @Test
  void a_page_is_degraded_by_what_takes_the_place_of_a_failure() throws Exception {
    Production page = produced();
    Place place = keeper.here();
    onWorker(
        () -> {
          place.degrade();
          return true;
        });

    assertThat(page.isDegraded()).isTrue();
    assertThat(page.freshUntil()).isEqualTo(clock.instant().plusSeconds(10));
  }

  @Test
  void a_failure_is_thrown_and_not_kept() throws Exception {
    assertThatThrownBy(
            () ->
                keeper
                    .here()
                    .keep(
                        keeping(null, 0),
                        () -> {
                          throw new IOException("away");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(kept(keeper.here(), null, 0).value()).isEqualTo(1);
  }

  @Test
  void what_is_out_of_its_range_is_refused() {
    assertThatThrownBy(() -> new Keeping("rows", "", null, Duration.ZERO, Duration.ZERO, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'rows' is kept for PT0S and stale for PT0S, must have a name, a positive time and none"
                + " below zero");
  }
}
