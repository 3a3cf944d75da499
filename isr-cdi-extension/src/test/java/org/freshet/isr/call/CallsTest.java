package org.freshet.isr.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.EntityChanged;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.change.CommittedChanges;
import org.freshet.isr.persistence.transaction.FakeRegistry;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.InputWatch;
import org.freshet.isr.produce.Production;
import org.freshet.isr.produce.Selected;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Values that are fresh for 5 s, so that none of it is left off, unless a test says otherwise. */
class CallsTest {

  private static final Tag POST_7 = Tag.of("post", 7);

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final IsrSettings settings =
      FakeConfig.settings("isr.calls.max-entries", "100", "isr.collapse.timeout", "20");
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
  private final FakeRegistry registry = new FakeRegistry();
  private final TransactionChanges transactions = registry.changes(graph, new Nowhere());
  private final Calls calls =
      new Calls(
          SharedValues.NONE,
          new ValueCodecs(List.of()),
          flights,
          graph,
          raises,
          transactions,
          background,
          clock,
          settings);
  private final List<String> runs = new ArrayList<>();

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
  void nothing_is_being_produced_any_more() {
    assertThat(CurrentProduction.get()).isNull();
  }

  private Call call(String key, Callable<@Nullable Object> work) {
    return new Call(
        "com.acme.Prices.of",
        key,
        Duration.ofSeconds(5),
        Duration.ZERO,
        false,
        String.class,
        work,
        value -> Set.of(POST_7));
  }

  /** Returns how often it was called. */
  private Call counted(String key) {
    return call(
        key,
        () -> {
          runs.add(key);
          return key + " " + runs.size();
        });
  }

  private Call stale(String key) {
    Call call = counted(key);
    return new Call(
        call.name(),
        key,
        call.freshFor(),
        Duration.ofSeconds(60),
        false,
        String.class,
        call.work(),
        call.tags());
  }

  private Call personal(String key) {
    Call call = counted(key);
    return new Call(
        call.name(),
        key,
        call.freshFor(),
        Duration.ZERO,
        true,
        String.class,
        call.work(),
        call.tags());
  }

  private Object value(Call call) {
    try {
      return calls.value(call);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private void raise(boolean expire) {
    raises.raise(Set.of(POST_7), expire, Set.of());
    background.runAll();
  }

  /** What a page becomes that makes a call. */
  private Production page(UnaryOperator<Production> before, Call... made) {
    Production page = before.apply(new Production(graph.pin()));
    CurrentProduction.set(page);
    try {
      for (Call call : made) {
        value(call);
      }
    } finally {
      CurrentProduction.set(null);
    }
    return page;
  }

  private static Production in(Locale language, Production page) {
    page.selectedBy(new Selected(language, null, null, List.of(), Set.of()));
    return page;
  }

  private Production page(Call... made) {
    return page(page -> page, made);
  }

  @Nested
  class A_value {

    @Test
    void is_used_as_long_as_it_is_fresh_and_no_longer() {
      assertThat(value(counted("a"))).isEqualTo("a 1");
      clock.advance(Duration.ofMillis(4999));
      assertThat(value(counted("a"))).isEqualTo("a 1");
      clock.advance(Duration.ofMillis(1));
      assertThat(value(counted("a"))).isEqualTo("a 2");
    }

    @Test
    void is_that_of_its_key() {
      assertThat(value(counted("a"))).isEqualTo("a 1");
      assertThat(value(counted("b"))).isEqualTo("b 2");
    }

    @Test
    void may_be_null() {
      Call call =
          call(
              "a",
              () -> {
                runs.add("a");
                return null;
              });

      assertThat(value(call)).isNull();
      assertThat(value(call)).isNull();
      assertThat(runs).hasSize(1);
    }

    @Test
    void ends_a_tenth_early_at_most_and_never_late() {
      Set<Instant> ends = new java.util.HashSet<>();
      for (int i = 0; i < 50; i++) {
        Call call = counted("a" + i);
        Production page =
            page(
                new Call(
                    call.name(),
                    call.key(),
                    Duration.ofSeconds(100),
                    Duration.ZERO,
                    false,
                    String.class,
                    call.work(),
                    call.tags()));
        ends.add(page.freshUntil());
      }

      assertThat(ends)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              end ->
                  assertThat(end)
                      .isBetween(
                          FakeClock.START.plusSeconds(90), FakeClock.START.plusSeconds(100)));
    }

    @Test
    void is_never_used_once_one_of_its_tags_was_raised() {
      value(stale("a"));
      raise(false);
      assertThat(value(stale("a"))).isEqualTo("a 2");
      raise(true);
      assertThat(value(stale("a"))).isEqualTo("a 3");
      raises.raise(Set.of(Tag.of("post")), false, Set.of());
      background.runAll();
      assertThat(value(stale("a"))).isEqualTo("a 4");
      raises.raise(Set.of(Tag.of("app")), false, Set.of());
      background.runAll();
      assertThat(value(stale("a"))).isEqualTo("a 5");
    }

    @Test
    void that_was_made_while_its_tag_was_raised_is_used_by_nobody_else() {
      Call call =
          call(
              "a",
              () -> {
                raise(false);
                runs.add("a");
                return runs.size();
              });

      assertThat(value(call)).isEqualTo(1);
      assertThat(value(call)).isEqualTo(2);
    }

    @Test
    void without_a_value_for_its_tag_is_not_kept_and_neither_is_the_page() {
      Call call = counted("a");
      Call untold =
          new Call(
              call.name(),
              call.key(),
              call.freshFor(),
              call.staleFor(),
              false,
              String.class,
              call.work(),
              value -> null);

      assertThat(page(untold).refusal()).isEqualTo("unresolved tag");
      assertThat(value(untold)).isEqualTo("a 2");
    }

    @Test
    void makes_room_for_others() {
      IntStream.range(0, 1000).forEach(i -> value(counted("a" + i)));
      runs.clear();
      IntStream.range(0, 1000).forEach(i -> value(counted("a" + i)));

      assertThat(runs).hasSizeGreaterThanOrEqualTo(900);
    }
  }

  @Nested
  class A_page {

    @Test
    void has_the_tags_and_the_end_of_its_fragments_made_or_kept() {
      Production made = page(counted("a"));
      clock.advanceSeconds(2);
      Production kept = page(counted("a"));

      assertThat(runs).hasSize(1);
      assertThat(made.tags()).contains(POST_7);
      assertThat(kept.tags()).isEqualTo(made.tags());
      assertThat(kept.freshUntil()).isEqualTo(FakeClock.START.plusSeconds(5));
      assertThat(made.freshUntil()).isEqualTo(kept.freshUntil());
    }

    @Test
    void has_them_at_any_depth() {
      Call inner = counted("inner");
      Call outer =
          new Call(
              "outer",
              "outer",
              Duration.ofSeconds(9),
              Duration.ZERO,
              false,
              String.class,
              () -> {
                CurrentProduction.get().addTags(Set.of(Tag.of("added")));
                return calls.value(inner);
              },
              value -> Set.of(Tag.of("outer")));
      clock.advanceSeconds(1);
      value(inner);
      clock.advanceSeconds(1);

      for (int i = 0; i < 2; i++) {
        Production page = page(outer);
        assertThat(page.tags()).contains(POST_7, Tag.of("outer"), Tag.of("added"));
        assertThat(page.freshUntil()).isEqualTo(FakeClock.START.plusSeconds(6));
      }
      raise(false);
      assertThat(value(outer)).isEqualTo("inner 2");
    }

    @Test
    void whose_fragment_fails_has_the_tags_that_were_known_by_then() {
      Production page = new Production(graph.pin());
      CurrentProduction.set(page);
      assertThatThrownBy(
              () ->
                  calls.value(
                      call(
                          "a",
                          () -> {
                            CurrentProduction.get().addTags(Set.of(POST_7));
                            throw new IOException("thrown for a test");
                          })))
          .isInstanceOf(IOException.class);
      CurrentProduction.set(null);

      assertThat(page.tags()).containsExactly(POST_7);
    }

    @Test
    void with_a_value_that_knows_its_language_is_kept_and_the_value_is_not() {
      Call asking =
          call(
              "a",
              () -> {
                runs.add("a");
                CurrentProduction.reads(InputWatch.Kind.VARIANT, "");
                return CurrentProduction.get().selected().language().getLanguage();
              });
      Production german = page(page -> in(Locale.GERMAN, page), asking);
      Production french = page(page -> in(Locale.FRENCH, page), asking);

      assertThat(runs).hasSize(2);
      assertThat(german.refusal()).isNull();
      assertThat(french.refusal()).isNull();
    }

    @Test
    void with_a_value_of_one_caller_is_personal_and_so_is_a_shared_value() {
      assertThat(page(personal("a")).isPersonal()).isTrue();
      assertThat(page(personal("a")).isPersonal()).as("kept").isTrue();
      Call shared = call("b", () -> calls.value(personal("a")) + " " + runs.size());
      runs.clear();
      assertThat(page(shared).isPersonal()).isTrue();
      runs.add("again");
      assertThat(value(shared)).as("kept for nobody").isEqualTo("a 1 1");
    }

    @Test
    void with_a_refused_fragment_is_refused() {
      Call refused =
          call(
              "a",
              () -> {
                runs.add("a");
                CurrentProduction.get().refuse("a preview");
                return runs.size();
              });

      assertThat(page(refused).refusal()).isEqualTo("a preview");
      assertThat(value(refused)).isEqualTo(2);
    }

    @Test
    void for_an_editor_neither_reads_nor_fills_nor_do_calls_within() {
      Call within = call("a", () -> value(counted("b")));
      assertThat(value(within)).isEqualTo("b 1");
      UnaryOperator<Production> draft =
          page -> {
            page.ofDraft();
            return page;
          };

      page(draft, within);
      assertThat(runs).hasSize(2);
      page(draft, within, counted("c"));
      assertThat(runs).hasSize(4);

      assertThat(value(within)).isEqualTo("b 1");
      assertThat(value(counted("b"))).isEqualTo("b 1");
      assertThat(value(counted("c"))).as("made anew").isEqualTo("c 5");
    }

    @Test
    void with_a_degraded_fragment_is_degraded_and_the_fragment_lives_short() {
      Instant end = FakeClock.START.plusSeconds(2);
      Call degraded =
          new Call(
              "a",
              "a",
              Duration.ofSeconds(5),
              Duration.ofSeconds(60),
              false,
              String.class,
              () -> {
                CurrentProduction.get().degrade(end);
                runs.add("a");
                return runs.size();
              },
              value -> Set.of());

      for (int i = 0; i < 2; i++) {
        Production page = page(degraded);
        assertThat(page.isDegraded()).isTrue();
        assertThat(page.freshUntil()).isEqualTo(end);
      }
      clock.advanceSeconds(2);
      assertThat(value(degraded)).isEqualTo(2);
    }

    @Test
    void hands_its_pin_to_what_is_made_for_it() {
      Production page = new Production(graph.pin());
      raise(false);
      page(before -> page, counted("a"));

      assertThat(value(counted("a"))).as("may have been read before the raise").isEqualTo("a 2");
    }
  }

  @Nested
  class A_stale_value {

    @Test
    void is_used_while_one_call_behind_renews_it() {
      value(stale("a"));
      clock.advanceSeconds(5);
      assertThat(value(stale("a"))).isEqualTo("a 1");
      assertThat(value(stale("a"))).isEqualTo("a 1");
      assertThat(background.ready()).isEqualTo(1);
      background.runAll();

      assertThat(value(stale("a"))).isEqualTo("a 2");
      assertThat(runs).hasSize(2);
    }

    @Test
    void makes_its_page_stale_from_the_first_moment() {
      value(stale("a"));
      clock.advanceSeconds(6);

      assertThat(page(stale("a")).freshUntil()).isEqualTo(FakeClock.START.plusSeconds(5));
    }

    @Test
    void is_used_until_its_time_is_over_if_renewing_fails() {
      value(stale("a"));
      Call call = stale("a");
      Call failing =
          new Call(
              "a",
              "a",
              call.freshFor(),
              call.staleFor(),
              false,
              String.class,
              () -> {
                runs.add("failed");
                throw new IOException("thrown for a test");
              },
              call.tags());
      clock.advanceSeconds(5);
      assertThat(value(failing)).isEqualTo("a 1");
      background.runAll();
      assertThat(value(failing)).isEqualTo("a 1");
      assertThat(background.ready()).as("renewing rests").isZero();
      clock.advance(Calls.REST);
      assertThat(value(failing)).isEqualTo("a 1");
      background.runAll();
      clock.advanceSeconds(59);

      assertThatThrownBy(() -> calls.value(failing)).isInstanceOf(IOException.class);
      assertThat(runs).containsExactly("a", "failed", "failed", "failed");
    }
  }

  @Nested
  class Many_callers {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end_threads() {
      threads.shutdownNow();
    }

    private List<CompletableFuture<Object>> begin(int count, Call call) {
      return IntStream.range(0, count)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> value(call), threads))
          .toList();
    }

    @Test
    void run_the_method_once() throws Exception {
      CountDownLatch gate = new CountDownLatch(1);
      Call call =
          call(
              "a",
              () -> {
                synchronized (runs) {
                  runs.add("a");
                }
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
                return "value";
              });
      List<CompletableFuture<Object>> values = begin(50, call);
      gate.countDown();

      assertThat(values).allSatisfy(each -> assertThat(each.join()).isEqualTo("value"));
      assertThat(runs).hasSize(1);
    }

    @Test
    void get_the_exception_of_those_who_tried_for_them() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch gate = new CountDownLatch(1);
      Call call =
          call(
              "a",
              () -> {
                synchronized (runs) {
                  runs.add("a");
                }
                entered.countDown();
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
                throw new IOException("thrown for a test");
              });
      List<CompletableFuture<Object>> values = new ArrayList<>(begin(1, call));
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      values.addAll(begin(1, call));
      gate.countDown();

      assertThat(values)
          .allSatisfy(
              each -> assertThatThrownBy(each::join).hasRootCauseInstanceOf(IOException.class));
      assertThat(runs).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void who_come_after_an_expire_join_nobody_who_began_before() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch gate = new CountDownLatch(1);
      Call slow =
          call(
              "a",
              () -> {
                entered.countDown();
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
                return "old";
              });
      List<CompletableFuture<Object>> before = begin(1, slow);
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      raise(true);

      assertThat(value(call("a", () -> "new"))).isEqualTo("new");
      gate.countDown();
      assertThat(before.get(0).join()).isEqualTo("old");
      assertThat(value(call("a", () -> "newer"))).isEqualTo("new");
    }

    @Test
    void who_call_themselves_do_not_wait_for_themselves() {
      Call inner = call("a", () -> "inner");

      assertThat(value(call("a", () -> calls.value(inner)))).isEqualTo("inner");
    }

    @Test
    void do_not_wait_for_what_is_lost() {
      value(stale("a"));
      clock.advanceSeconds(5);
      value(stale("a"));
      // The renewal was handed to a server that lost it.
      clock.advanceSeconds(61);

      assertThat(value(stale("a"))).isEqualTo("a 2");
    }
  }

  @Nested
  class Inside_of_a_transaction {

    private void change() {
      transactions.changed(Set.of(Tag.of("other")), Set.of());
    }

    @Test
    void begun_outside_of_everything_nothing_is_kept() {
      registry.begin();
      assertThat(value(counted("a"))).isEqualTo("a 1");
      registry.end(Status.STATUS_COMMITTED);

      assertThat(value(counted("a"))).isEqualTo("a 2");
    }

    @Test
    void begun_for_a_page_a_value_is_kept_once_it_has_committed() {
      page(
          page -> {
            registry.begin();
            return page;
          },
          counted("a"));
      assertThat(value(counted("a"))).as("not before").isEqualTo("a 2");
      registry.end(Status.STATUS_COMMITTED);

      assertThat(value(counted("a"))).isEqualTo("a 1");
    }

    @Test
    void that_is_rolled_back_nothing_is_kept() {
      page(
          page -> {
            registry.begin();
            return page;
          },
          counted("a"));
      registry.end(Status.STATUS_ROLLEDBACK);

      assertThat(value(counted("a"))).isEqualTo("a 2");
    }

    @Test
    void that_changes_something_later_nothing_is_kept() {
      page(
          page -> {
            registry.begin();
            return page;
          },
          counted("a"));
      change();
      registry.beforeCompletion();
      registry.end(Status.STATUS_COMMITTED);

      assertThat(value(counted("a"))).isEqualTo("a 2");
    }

    @Test
    void that_has_changed_something_even_a_kept_value_is_not_used() {
      value(counted("a"));
      registry.begin();
      assertThat(value(counted("a"))).as("before the change").isEqualTo("a 1");
      change();
      assertThat(value(counted("a"))).isEqualTo("a 2");
      registry.end(Status.STATUS_COMMITTED);

      assertThat(value(counted("a"))).as("what it read is its own").isEqualTo("a 1");
    }

    @Test
    void that_was_there_before_the_page_nothing_is_kept() {
      registry.begin();
      page(
          page -> {
            page.beganInsideTransaction();
            return page;
          },
          counted("a"));
      registry.end(Status.STATUS_COMMITTED);

      assertThat(value(counted("a"))).isEqualTo("a 2");
    }
  }
}
