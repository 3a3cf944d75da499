package org.freshet.isr.revalidate.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal.State;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.ResponseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The queue's order, pace, pauses and ends. */
class PipelineTest {

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final ResponseStore store = ResponseStore.inMemory(clock, 64 << 20);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final FakeWarmUp warmUp = new FakeWarmUp();
  private final Visits visits = new Visits(clock, () -> 0);
  private final List<String> ends = new ArrayList<>();
  private final Batch batch = (key, renewed) -> ends.add(key + " " + renewed);
  private double jitter;

  private LocalRevalidationQueue queue(String... settings) {
    return new LocalRevalidationQueue(
        new Renewer(store, graph, warmUp),
        background,
        event -> {},
        clock,
        FakeConfig.settings(settings).warmup(),
        visits,
        () -> jitter);
  }

  @BeforeEach
  void store_pages() {
    for (String key : List.of("a", "b", "c", "d", "e", "f")) {
      store.put(key, StoredPages.page().target("/" + key).tags("post:7").pin(graph.pin()).stored());
    }
  }

  private void raise() {
    graph.advance(graph.raise(Set.of(Tag.of("post", 7)), false, Set.of()));
  }

  private void visit(String key, int times) {
    IntStream.range(0, times).forEach(i -> visits.visited(key));
  }

  @Nested
  class The_order {

    @Test
    void is_that_of_visits_after_what_visitors_wait_for() {
      visit("b", 2);
      visit("c", 9);
      visit("d", 5);
      LocalRevalidationQueue queue = queue();
      List.of("a", "b", "c", "d", "e").forEach(queue::offer);
      queue.offerFirst("e", FakeClock.START);
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/e", "/c", "/d", "/b", "/a");
    }

    @Test
    void of_a_wanted_page_survives_its_failure() {
      LocalRevalidationQueue queue = queue("isr.warmup.backoff", "1");
      warmUp.then(500);
      queue.offerFirst("a", FakeClock.START);
      background.runAll();
      visit("b", 9);
      background.advance(Duration.ofMillis(999));
      queue.offer("b");
      background.advance(Duration.ofMillis(1));

      assertThat(warmUp.asked).containsExactly("/a", "/b", "/a");
    }
  }

  @Nested
  class The_pace {

    @Test
    void lets_so_many_begin_in_a_second() {
      LocalRevalidationQueue queue = queue("isr.warmup.rate", "2", "isr.warmup.concurrency", "4");
      List.of("a", "b", "c", "d").forEach(queue::offer);
      background.runAll();
      assertThat(warmUp.asked).hasSize(1);

      background.advance(Duration.ofMillis(600));
      assertThat(warmUp.asked).hasSize(2);
      background.advance(Duration.ofMillis(500));
      assertThat(warmUp.asked).hasSize(3);
      background.advance(Duration.ofMillis(500));
      assertThat(warmUp.asked).hasSize(4);
    }

    @Test
    void is_no_task_that_runs_while_nothing_may_begin() {
      LocalRevalidationQueue queue = queue("isr.warmup.rate", "1");
      List.of("a", "b", "c").forEach(queue::offer);
      background.runAll();

      assertThat(background.ready()).isZero();
      assertThat(background.later()).isEqualTo(1);
      queue.offer("d");
      assertThat(background.ready()).isZero();
    }
  }

  @Test
  void a_back_off_is_up_to_a_half_longer_by_chance() {
    jitter = 1;
    warmUp.then(500, 500);
    queue("isr.warmup.breaker.failures", "0").offer("a");
    background.advance(Duration.ofMinutes(1));

    assertThat(background.delays())
        .containsExactly(Duration.ofMillis(750), Duration.ofMillis(1500));
  }

  @Nested
  class The_breaker {

    private final LocalRevalidationQueue queue =
        queue(
            "isr.warmup.breaker.failures", "3",
            "isr.warmup.breaker.pause", "60",
            "isr.warmup.backoff", "600");

    private void open() {
      warmUp.then(500, 500, 500);
      List.of("a", "b", "c", "d", "e", "f").forEach(queue::offer);
      background.runAll();
    }

    @Test
    void pauses_renewal_when_pages_fail_one_after_the_other() {
      open();

      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c");
      assertThat(queue.summary())
          .isEqualTo(
              new RenewalSummary(
                  6, 0, 0, 0, 0, RenewalSummary.Breaker.OPEN, FakeClock.START.plusSeconds(60)));
      background.advance(Duration.ofSeconds(60));
      assertThat(warmUp.asked).hasSize(3);
    }

    @Test
    void takes_pages_all_the_same() {
      open();

      assertThat(queue.offerFirst("f", FakeClock.START)).isTrue();
      background.runAll();
      assertThat(warmUp.asked).hasSize(3);
    }

    @Test
    void tries_one_page_after_the_pause_and_goes_on_with_all_when_it_is_renewed() {
      open();
      warmUp.then(
          () -> {
            assertThat(queue.summary().breaker()).isEqualTo(RenewalSummary.Breaker.PROBING);
            // Another task looks for work, and may not begin any.
            background.runOne();
            assertThat(warmUp.asked).hasSize(4);
            return 200;
          });
      background.advance(Duration.ofSeconds(61));

      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c", "/d", "/e", "/f");
      assertThat(queue.summary().breaker()).isEqualTo(RenewalSummary.Breaker.CLOSED);
      assertThat(queue.summary().pausedUntil()).isNull();
    }

    @Test
    void pauses_again_when_that_page_fails_and_tries_another_one_then() {
      open();
      warmUp.then(500);
      background.advance(Duration.ofSeconds(61));
      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c", "/d");

      background.advance(Duration.ofSeconds(61));
      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c", "/d", "/e", "/f");
    }

    @Test
    void is_not_moved_by_one_bad_page_nor_by_refusals() {
      warmUp.then(500, 200, 500, 401, 403, 500);
      List.of("a", "b", "c", "d", "e", "f").forEach(queue::offer);
      background.runAll();

      assertThat(warmUp.asked).hasSize(6);
      assertThat(queue.summary().breaker()).isEqualTo(RenewalSummary.Breaker.CLOSED);
    }

    @Test
    void lets_the_next_page_be_tried_when_the_first_one_is_gone() {
      open();
      store.remove("d");
      background.advance(Duration.ofSeconds(61));

      assertThat(warmUp.asked).containsExactly("/a", "/b", "/c", "/e", "/f");
    }
  }

  @Nested
  class A_page_that_was_given_up {

    private final LocalRevalidationQueue queue = queue("isr.warmup.attempts", "1");

    @BeforeEach
    void give_up_two() {
      warmUp.then(500, 403);
      queue.offer("a");
      queue.offer("b");
      background.runAll();
    }

    @Test
    void is_remembered_with_its_reason() {
      assertThat(queue.givenUp())
          .containsExactly(
              new GivenUpPage("/b", "status 403", 1, FakeClock.START),
              new GivenUpPage("/a", "status 500", 1, FakeClock.START));
      assertThat(queue.summary().givenUp()).isEqualTo(2);
      assertThat(queue.summary().failed()).isEqualTo(2);
    }

    @Test
    void is_forgotten_when_a_visitor_produces_it() {
      queue.produced("a");

      assertThat(queue.givenUp()).extracting(GivenUpPage::target).containsExactly("/b");
    }

    @Test
    void is_tried_again_by_its_target() {
      assertThat(queue.replay("/a")).isEqualTo(1);
      assertThat(queue.replay("/nothing")).isZero();
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a", "/b", "/a");
      assertThat(queue.givenUp()).extracting(GivenUpPage::target).containsExactly("/b");
      assertThat(queue.summary().done()).isEqualTo(1);
    }

    @Test
    void is_tried_again_with_all_others() {
      assertThat(queue.replay(null)).isEqualTo(2);
      background.runAll();

      assertThat(queue.givenUp()).isEmpty();
      assertThat(warmUp.asked).containsExactly("/a", "/b", "/a", "/b");
    }

    @Test
    void stays_given_up_when_it_cannot_be_queued() {
      warmUp.possible = false;

      assertThat(queue.replay(null)).isZero();
      assertThat(queue.givenUp()).hasSize(2);
    }

    @Test
    void is_given_up_again_when_it_fails_again() {
      clock.advanceSeconds(5);
      warmUp.then(502);
      queue.replay("/a");
      background.runAll();

      assertThat(queue.givenUp())
          .first()
          .isEqualTo(new GivenUpPage("/a", "status 502", 1, FakeClock.START.plusSeconds(5)));
    }

    @Test
    void is_left_by_a_raise() {
      assertThat(queue.offer("a", batch)).isEqualTo(Offer.LEFT);
      assertThat(ends).isEmpty();
    }
  }

  @Nested
  class A_batch {

    @Test
    void is_told_how_each_page_ended() {
      raise();
      LocalRevalidationQueue queue = queue("isr.warmup.attempts", "1");
      warmUp.then(200, 500, 404);
      List.of("a", "b", "c").forEach(key -> queue.offer(key, batch));
      background.runAll();

      assertThat(ends).containsExactly("a true", "b false", "c true");
    }

    @Test
    void renews_no_page_that_a_visitor_has_renewed_meanwhile() {
      raise();
      LocalRevalidationQueue queue = queue();
      List.of("a", "b").forEach(key -> queue.offer(key, batch));
      store.put("a", StoredPages.page().target("/a").tags("post:7").pin(graph.pin()).stored());
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/b");
      assertThat(ends).containsExactly("a true", "b true");
    }

    @Test
    void shares_a_page_with_others_who_want_it() {
      raise();
      LocalRevalidationQueue queue = queue();
      List<String> others = new ArrayList<>();
      queue.offer("a", batch);
      queue.offer("a", (key, renewed) -> others.add(key));
      queue.offerFirst("a", FakeClock.START);
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/a");
      assertThat(ends).containsExactly("a true");
      assertThat(others).containsExactly("a");
    }

    @Test
    void that_is_withdrawn_takes_along_what_nobody_else_wants() {
      raise();
      LocalRevalidationQueue queue = queue();
      List.of("a", "b", "c", "d").forEach(key -> queue.offer(key, batch));
      queue.offer("b", (key, renewed) -> {});
      queue.offerFirst("c", FakeClock.START);
      queue.withdraw(batch);
      background.runAll();

      assertThat(warmUp.asked).containsExactly("/c", "/b");
      assertThat(ends).isEmpty();
      assertThat(queue.summary().pending()).isZero();
    }

    @Test
    void that_is_withdrawn_takes_along_what_waits_for_its_next_attempt() {
      raise();
      LocalRevalidationQueue queue = queue();
      warmUp.then(500);
      queue.offer("a", batch);
      background.runAll();
      queue.withdraw(batch);
      background.advance(Duration.ofMinutes(1));

      assertThat(warmUp.asked).hasSize(1);
      assertThat(queue.renewals()).isEmpty();
    }

    @Test
    void that_is_withdrawn_leaves_what_is_under_way_to_end() {
      raise();
      LocalRevalidationQueue queue = queue();
      warmUp.then(
          () -> {
            queue.withdraw(batch);
            return 200;
          });
      queue.offer("a", batch);
      background.runAll();

      assertThat(queue.renewals()).extracting(r -> r.state()).containsExactly(State.DONE);
      assertThat(ends).isEmpty();
    }

    @Test
    void is_full_when_the_queue_is() {
      LocalRevalidationQueue queue = queue();
      for (int i = 0; i < 10_000; i++) {
        queue.offer("p" + i);
      }

      assertThat(queue.offer("a", batch)).isEqualTo(Offer.FULL);
    }
  }
}
