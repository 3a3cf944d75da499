package org.freshet.isr.revalidate.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.Renewal.State;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.ResponseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two renewals at once, three attempts each, half a second before the second one. */
class LocalRevalidationQueueTest {

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final ResponseStore store = ResponseStore.inMemory(clock, 64 << 20);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final FakeWarmUp warmUp = new FakeWarmUp();
  private final List<Renewal> outcomes = new ArrayList<>();
  private final Visits visits = new Visits(clock, () -> 0);
  private final LocalRevalidationQueue queue =
      new LocalRevalidationQueue(
          new Renewer(store, graph, warmUp),
          background,
          event -> outcomes.add((Renewal) event),
          clock,
          FakeConfig.settings("isr.warmup.breaker.failures", "0").warmup(),
          visits,
          () -> 0);

  @BeforeEach
  void store_pages() {
    for (String key : List.of("a", "b", "c")) {
      store(key);
    }
  }

  private void store(String key) {
    store.put(key, StoredPages.page().target("/" + key).stored());
  }

  private State state() {
    assertThat(queue.renewals()).hasSize(1);
    return queue.renewals().get(0).state();
  }

  @Test
  void a_page_is_renewed_behind() {
    assertThat(queue.offer("a")).isTrue();
    assertThat(warmUp.asked).isEmpty();

    background.runAll();

    assertThat(warmUp.asked).containsExactly("/a");
    assertThat(outcomes).containsExactly(new Renewal("/a", State.DONE, 1, FakeClock.START, null));
  }

  @Test
  void a_page_that_visitors_are_served_stale_goes_before_others() {
    List.of("a", "b", "c").forEach(queue::offer);
    queue.offerFirst("c", FakeClock.START);
    queue.offerFirst("c", FakeClock.START);

    background.runAll();

    assertThat(warmUp.asked).containsExactly("/c", "/a", "/b");
  }

  @Test
  void a_page_that_was_renewed_after_a_visitor_was_served_it_stale_is_not_renewed_again() {
    Instant later = FakeClock.START.plusMillis(1);
    store.put("a", StoredPages.page().target("/a").producedAt(later).pin(graph.pin()).stored());

    assertThat(queue.offerFirst("a", FakeClock.START)).isTrue();
    background.runAll();

    assertThat(warmUp.asked).isEmpty();
    assertThat(queue.summary().pending()).isZero();
  }

  @Test
  void a_page_that_visitors_are_served_in_two_states_is_renewed_if_the_later_one_is_there() {
    Instant later = FakeClock.START.plusMillis(1);
    store.put("a", StoredPages.page().target("/a").producedAt(later).pin(graph.pin()).stored());

    queue.offerFirst("a", later);
    queue.offerFirst("a", FakeClock.START);
    background.runAll();

    assertThat(warmUp.asked).containsExactly("/a");
  }

  @Test
  void a_wanted_page_that_waits_for_its_next_attempt_does_not_skip_the_wait() {
    warmUp.then(500);
    queue.offer("a");
    background.runAll();

    queue.offerFirst("a", FakeClock.START);
    background.runAll();

    assertThat(warmUp.asked).containsExactly("/a");
  }

  @Test
  void pages_are_renewed_in_the_order_they_were_offered() {
    List.of("c", "a", "b").forEach(queue::offer);
    background.runAll();

    assertThat(warmUp.asked).containsExactly("/c", "/a", "/b");
  }

  @Test
  void nothing_is_accepted_while_renewal_is_not_possible() {
    warmUp.possible = false;

    assertThat(queue.offer("a")).isFalse();
    assertThat(background.ready()).isZero();
    assertThat(queue.renewals()).isEmpty();

    warmUp.possible = true;
    assertThat(queue.offer("a")).isTrue();
  }

  @Nested
  class A_page_that_is_offered_again {

    @Test
    void while_it_waits_is_renewed_once() {
      queue.offer("a");
      assertThat(queue.offer("a")).isTrue();
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a");
    }

    @Test
    void after_its_renewal_is_renewed_anew() {
      queue.offer("a");
      background.runAll();
      queue.offer("a");
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/a");
      assertThat(outcomes).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void while_it_is_renewed_is_renewed_exactly_once_more(int times) {
      warmUp.then(
          () -> {
            for (int i = 0; i < times; i++) {
              assertThat(queue.offer("a")).isTrue();
            }
            return 200;
          });
      queue.offer("a");
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/a");
      assertThat(outcomes).extracting(Renewal::attempts).containsExactly(2);
    }

    @Test
    void while_it_is_renewed_is_looked_at_without_keeping_the_queue_from_others() {
      AtomicReference<Object> asking = new AtomicReference<>();
      List<Boolean> locked = new ArrayList<>();
      ResponseStore slow =
          (ResponseStore)
              Proxy.newProxyInstance(
                  ResponseStore.class.getClassLoader(),
                  new Class<?>[] {ResponseStore.class},
                  (proxy, method, arguments) -> {
                    locked.add(Thread.holdsLock(asking.get()));
                    return method.invoke(store, arguments);
                  });
      LocalRevalidationQueue patient =
          new LocalRevalidationQueue(
              new Renewer(slow, graph, warmUp),
              background,
              event -> outcomes.add((Renewal) event),
              clock,
              FakeConfig.settings().warmup(),
              visits,
              () -> 0);
      asking.set(patient);
      warmUp.then(
          () -> {
            patient.offer("a");
            return 200;
          });
      patient.offer("a");
      background.runAll();

      assertThat(outcomes).extracting(Renewal::state).containsExactly(State.DONE);
      assertThat(locked).isNotEmpty().containsOnly(false);
    }

    @Test
    void during_a_renewal_that_fails_is_renewed_by_the_next_attempt() {
      warmUp.then(
          () -> {
            queue.offer("a");
            return 500;
          });
      queue.offer("a");
      background.runAll();
      background.advance(Duration.ofMillis(500));

      assertThat(warmUp.asked).hasSize(2);
      assertThat(outcomes).extracting(Renewal::state).containsExactly(State.DONE);
    }

    @Test
    void while_it_waits_for_its_next_attempt_is_not_renewed_twice() {
      warmUp.then(500);
      queue.offer("a");
      background.runAll();
      assertThat(queue.offer("a")).isTrue();
      background.runAll();
      assertThat(warmUp.asked).hasSize(1);

      background.advance(Duration.ofMinutes(1));
      assertThat(warmUp.asked).hasSize(2);
    }

    @Test
    void again_and_again_while_it_is_renewed_has_all_its_attempts_left() {
      for (int i = 0; i < 4; i++) {
        warmUp.then(
            () -> {
              queue.offer("a");
              return 200;
            });
      }
      warmUp.then(503, 503);
      queue.offer("a");
      background.runAll();
      assertThat(background.delays()).containsExactly(Duration.ofMillis(500));

      background.advance(Duration.ofMinutes(1));

      assertThat(background.delays())
          .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(outcomes)
          .singleElement()
          .satisfies(
              renewal -> {
                assertThat(renewal.state()).isEqualTo(State.DONE);
                assertThat(renewal.attempts()).isEqualTo(7);
              });
    }
  }

  @Nested
  class Workers {

    @Test
    void are_at_most_as_many_as_the_settings_allow() {
      List.of("a", "b", "c").forEach(queue::offer);

      assertThat(background.ready()).isEqualTo(2);
    }

    @Test
    void work_at_the_same_time() {
      List<State> during = new ArrayList<>();
      warmUp.then(
          () -> {
            // The second worker begins while the first one waits for its answer.
            background.runOne();
            queue.renewals().forEach(renewal -> during.add(renewal.state()));
            return 200;
          });
      List.of("a", "b").forEach(queue::offer);
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/b");
      assertThat(during).containsExactly(State.WARMING, State.DONE);
    }

    @Test
    void end_when_nothing_waits_and_come_back_for_what_comes_later() {
      queue.offer("a");
      background.runAll();
      assertThat(background.ready()).isZero();

      queue.offer("b");
      queue.offer("c");
      assertThat(background.ready()).isEqualTo(2);
      background.runAll();
      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c");
    }

    @Test
    void survive_whatever_a_renewal_throws() {
      warmUp.then(
          () -> {
            throw new IllegalStateException("broken");
          });
      queue.offer("a");
      queue.offer("b");
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/b");
      assertThat(queue.renewals())
          .filteredOn(renewal -> renewal.target().equals("/a"))
          .singleElement()
          .satisfies(
              renewal -> {
                assertThat(renewal.state()).isEqualTo(State.PENDING);
                assertThat(renewal.problem()).isEqualTo("IllegalStateException");
              });
    }
  }

  @Nested
  class A_failure {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 400, 302, 304})
    void is_tried_again_after_a_back_off_that_doubles(int status) {
      warmUp.then(status, status);
      queue.offer("a");
      background.runAll();
      assertThat(background.delays()).containsExactly(Duration.ofMillis(500));

      background.advance(Duration.ofMillis(499));
      assertThat(warmUp.asked).hasSize(1);
      background.advance(Duration.ofMillis(1));
      assertThat(warmUp.asked).hasSize(2);
      assertThat(background.delays())
          .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));

      background.advance(Duration.ofSeconds(1));
      assertThat(warmUp.asked).hasSize(3);
      assertThat(outcomes)
          .containsExactly(
              new Renewal("/a", State.DONE, 3, FakeClock.START.plusMillis(1500), null));
    }

    @Test
    void of_the_connection_is_told_by_its_class_and_never_by_its_message() {
      warmUp.then(
          () -> {
            throw new SocketTimeoutException("secret");
          });
      queue.offer("a");
      background.runAll();

      assertThat(queue.renewals())
          .singleElement()
          .isEqualTo(
              new Renewal("/a", State.PENDING, 1, FakeClock.START, "SocketTimeoutException"));
    }

    @Test
    void of_every_attempt_gives_the_page_up() {
      warmUp.then(500, 502);
      warmUp.then(
          () -> {
            throw new IOException("reset");
          });
      queue.offer("a");
      background.advance(Duration.ofMinutes(1));

      assertThat(warmUp.asked).hasSize(3);
      assertThat(outcomes)
          .containsExactly(
              new Renewal("/a", State.FAILED, 3, FakeClock.START.plusMillis(1500), "IOException"));
    }

    @Test
    void does_not_hold_up_other_pages() {
      warmUp.then(500);
      queue.offer("a");
      queue.offer("b");
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/b");
      assertThat(outcomes).extracting(Renewal::target).containsExactly("/b");
    }
  }

  @Nested
  class A_page_that_was_given_up {

    @BeforeEach
    void give_up() {
      warmUp.then(500, 500, 500);
      queue.offer("a");
      background.advance(Duration.ofMinutes(1));
    }

    @Test
    void is_not_accepted_until_a_visitor_has_produced_it() {
      assertThat(queue.offer("a")).isFalse();
      assertThat(queue.offer("a")).isFalse();
      assertThat(background.ready()).isZero();

      queue.produced("a");

      assertThat(queue.offer("a")).isTrue();
      background.runAll();
      assertThat(outcomes).last().extracting(Renewal::state).isEqualTo(State.DONE);
    }

    @Test
    void does_not_concern_other_pages() {
      assertThat(queue.offer("b")).isTrue();
      queue.produced("b");
      assertThat(queue.offer("a")).isFalse();
    }
  }

  @Nested
  class An_answer {

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void that_the_page_is_gone_removes_it(int status) {
      graph.link("a", StoredPages.page().tags("post:7").stored().tags());
      warmUp.then(status);
      queue.offer("a");
      background.runAll();

      assertThat(store.get("a")).isNull();
      assertThat(graph.tags("a")).isEmpty();
      assertThat(outcomes).extracting(Renewal::state).containsExactly(State.DONE);
      assertThat(background.later()).isZero();
    }

    @Test
    void that_only_a_visitor_can_ask_for_is_not_asked_for() {
      store.put("g", StoredPages.page().target("/g").byVisitorsOnly().stored());
      queue.offer("g");
      background.runAll();

      assertThat(warmUp.asked).doesNotContain("/g");
      assertThat(store.get("g")).isNotNull();
      assertThat(background.later()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void that_refuses_is_not_tried_again_and_left_to_visitors(int status) {
      warmUp.then(status);
      queue.offer("a");
      background.runAll();

      assertThat(background.later()).isZero();
      assertThat(outcomes)
          .containsExactly(new Renewal("/a", State.FAILED, 1, FakeClock.START, "status " + status));
      assertThat(queue.offer("a")).isFalse();
      assertThat(store.get("a")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 299})
    void of_success_is_the_end(int status) {
      warmUp.then(status);
      queue.offer("a");
      background.runAll();

      assertThat(outcomes).extracting(Renewal::state).containsExactly(State.DONE);
    }
  }

  @Test
  void a_page_that_is_gone_before_its_turn_is_not_asked_for() {
    queue.offer("a");
    store.remove("a");
    background.runAll();

    assertThat(warmUp.asked).isEmpty();
    assertThat(outcomes).extracting(Renewal::state).containsExactly(State.DONE);
  }

  @Test
  void a_graph_that_fails_to_forget_a_page_makes_the_renewal_fail() {
    graph.fail(FlakyGraph.Call.UNLINK);
    warmUp.then(404);
    queue.offer("a");
    background.runAll();

    assertThat(state()).isEqualTo(State.PENDING);
  }

  @Nested
  class Renewals {

    @Test
    void show_where_each_page_stands() {
      List<Renewal> during = new ArrayList<>();
      warmUp.then(
          () -> {
            during.addAll(queue.renewals());
            return 500;
          });
      queue.offer("a");
      assertThat(queue.renewals())
          .containsExactly(new Renewal("/a", State.PENDING, 0, FakeClock.START, null));

      clock.advanceSeconds(1);
      background.runAll();

      assertThat(during)
          .containsExactly(
              new Renewal("/a", State.WARMING, 1, FakeClock.START.plusSeconds(1), null));
      assertThat(queue.renewals())
          .containsExactly(
              new Renewal("/a", State.PENDING, 1, FakeClock.START.plusSeconds(1), "status 500"));
    }

    @Test
    void show_those_under_way_first_and_the_newest_of_each_kind_first() {
      for (String key : List.of("a", "b")) {
        queue.offer(key);
        background.runAll();
        clock.advanceSeconds(1);
      }
      for (String key : List.of("c", "d")) {
        queue.offer(key);
        clock.advanceSeconds(1);
      }

      assertThat(queue.renewals())
          .extracting(Renewal::target)
          .containsExactly("d", "/c", "/b", "/a");
    }

    @Test
    void remember_the_last_200_that_ended() {
      for (int i = 0; i < 201; i++) {
        store("p" + i);
        queue.offer("p" + i);
      }
      background.runAll();

      assertThat(queue.renewals())
          .hasSize(200)
          .extracting(Renewal::target)
          .startsWith("/p200")
          .doesNotContain("/p0");
    }
  }

  @Test
  void no_more_than_10_000_pages_wait() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(queue.offer("p" + i)).isTrue();
    }

    assertThat(queue.offer("one more")).isFalse();
    assertThat(queue.offer("p0")).isTrue();
  }

  /** The memory that nodes share. */
  @Nested
  class A_shared_memory_that_is_away {

    private boolean away = true;
    private final LocalRevalidationQueue shared =
        new LocalRevalidationQueue(
            new Renewer(
                store,
                graph,
                warmUp,
                new RenewalClaims() {
                  @Override
                  public boolean claim(String key) {
                    return true;
                  }

                  @Override
                  public void release(String key) {}

                  @Override
                  public boolean isAway() {
                    return away;
                  }
                }),
            background,
            event -> outcomes.add((Renewal) event),
            clock,
            FakeConfig.settings().warmup(),
            visits,
            () -> 0);

    @Test
    void pauses_renewal_and_no_page_is_given_up() {
      shared.offer("a");
      shared.offer("gone");
      background.advance(Duration.ofMinutes(5));
      assertThat(warmUp.asked).isEmpty();
      assertThat(outcomes).isEmpty();

      away = false;
      background.advance(Duration.ofMillis(300));
      assertThat(warmUp.asked).containsExactly("/a");
      assertThat(shared.givenUp()).isEmpty();
    }

    @Test
    void has_a_page_made_again_that_could_not_be_kept() {
      away = false;
      StoredPages page = StoredPages.page().target("/post").tags("post:7").pin(graph.pin());
      store.put("post", page.stored());
      graph.raise(Set.of(Tag.of("post", 7)), false, Set.of());
      warmUp.then(
          () -> {
            away = true;
            return 200;
          });
      shared.offer("post");
      background.advance(Duration.ofSeconds(2));
      assertThat(warmUp.asked).hasSize(1);
      assertThat(outcomes).as("it has not ended").isEmpty();

      away = false;
      background.advance(Duration.ofSeconds(1));
      assertThat(warmUp.asked).containsExactly("/post", "/post");
      assertThat(outcomes)
          .singleElement()
          .satisfies(end -> assertThat(end.state()).isEqualTo(State.DONE))
          .satisfies(end -> assertThat(end.attempts()).isEqualTo(1));
    }
  }
}
