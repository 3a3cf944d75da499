package org.freshet.isr.revalidate.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.ResponseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every queue does with the pages of raises, wherever they wait. */
public abstract class RevalidationQueueContract {

  protected final FakeClock clock = new FakeClock();
  protected final ManualBackground background = new ManualBackground(clock);
  protected final ResponseStore store = ResponseStore.inMemory(clock, 64 << 20);
  protected final FlakyGraph graph = new FlakyGraph(clock);
  protected final FakeWarmUp warmUp = new FakeWarmUp();
  private final List<String> ends = new ArrayList<>();
  private final Batch batch = (key, renewed) -> ends.add(key + " " + renewed);
  private final Batch other = (key, renewed) -> ends.add("other " + key + " " + renewed);
  private RevalidationQueue queue;

  /**
   * A queue that works off what is offered.
   *
   * @param local a queue in the memory of this process
   */
  protected abstract RevalidationQueue queue(LocalRevalidationQueue local);

  /** A queue in memory that asks as a test says: twice at most, a second between. */
  protected final LocalRevalidationQueue local(FakeWarmUp asked) {
    return new LocalRevalidationQueue(
        new Renewer(store, graph, asked),
        background,
        event -> {},
        clock,
        FakeConfig.settings(
                "isr.warmup.attempts", "2",
                "isr.warmup.backoff", "1",
                "isr.warmup.breaker.failures", "0")
            .warmup(),
        new Visits(clock, () -> 0),
        () -> 0);
  }

  @BeforeEach
  void store_and_raise_pages() {
    queue = queue(local(warmUp));
    List.of("a", "b", "c").forEach(this::make);
    raise();
  }

  /** Produces a page now. */
  protected final void make(String key) {
    store.put(key, StoredPages.page().target("/" + key).tags("post:7").pin(graph.pin()).stored());
  }

  protected final void raise() {
    graph.advance(graph.raise(Set.of(Tag.of("post", 7)), false, Set.of()));
  }

  /** Lets happen what happens behind. */
  protected final void settle() {
    background.advance(Duration.ofSeconds(3));
  }

  private void renews(String... keys) {
    for (String key : keys) {
      warmUp.then(
          () -> {
            make(key);
            return 200;
          });
    }
  }

  @Test
  void raised_pages_are_renewed_and_their_batch_is_told() {
    renews("a", "b");
    assertThat(queue.offer("a", batch)).isEqualTo(Offer.TAKEN);
    assertThat(queue.offer("b", batch)).isEqualTo(Offer.TAKEN);
    assertThat(warmUp.asked).as("nobody waits for it").isEmpty();

    settle();

    assertThat(warmUp.asked).containsExactly("/a", "/b");
    assertThat(ends).containsExactlyInAnyOrder("a true", "b true");
    assertThat(queue.summary().pending()).isZero();
  }

  @Test
  void a_page_that_is_offered_while_it_waits_is_renewed_once_and_everybody_is_told() {
    renews("a");
    queue.offer("a", batch);
    queue.offer("a", other);
    settle();

    assertThat(warmUp.asked).containsExactly("/a");
    assertThat(ends).containsExactlyInAnyOrder("a true", "other a true");
  }

  @Test
  void a_page_that_is_raised_and_offered_while_it_is_renewed_is_renewed_once_more() {
    warmUp.then(
        () -> {
          make("a");
          raise();
          queue.offer("a", other);
          return 200;
        });
    renews("a");
    queue.offer("a", batch);
    settle();

    assertThat(warmUp.asked).containsExactly("/a", "/a");
    assertThat(ends).containsExactlyInAnyOrder("a true", "other a true");
  }

  @Test
  void a_page_that_is_offered_after_its_end_is_renewed_anew() {
    renews("a", "a");
    queue.offer("a", batch);
    settle();
    raise();
    queue.offer("a", batch);
    settle();

    assertThat(warmUp.asked).containsExactly("/a", "/a");
    assertThat(ends).containsExactly("a true", "a true");
  }

  @Test
  void a_page_that_somebody_has_renewed_meanwhile_is_passed_over() {
    queue.offer("a", batch);
    make("a");
    settle();

    assertThat(warmUp.asked).isEmpty();
    assertThat(ends).containsExactly("a true");
  }

  @Test
  void a_page_that_is_gone_has_ended() {
    warmUp.then(404);
    queue.offer("a", batch);
    settle();

    assertThat(store.get("a")).isNull();
    assertThat(ends).containsExactly("a true");
  }

  @Test
  void a_page_that_a_visitor_is_served_stale_does_not_wait_its_turn() {
    renews("c", "a", "b");
    queue.offer("a", batch);
    queue.offer("b", batch);
    assertThat(queue.offerFirst("c", FakeClock.START)).isTrue();
    settle();

    assertThat(warmUp.asked).hasSize(3).contains("/c");
  }

  @Test
  void nothing_is_accepted_while_renewal_is_not_possible() {
    warmUp.possible = false;
    assertThat(queue.offer("a", batch)).isEqualTo(Offer.LEFT);
    settle();
    assertThat(ends).isEmpty();

    warmUp.possible = true;
    renews("a");
    assertThat(queue.offer("a", batch)).isEqualTo(Offer.TAKEN);
  }

  @Test
  void a_page_that_fails_is_tried_again_and_then_renewed() {
    warmUp.then(500);
    renews("a");
    queue.offer("a", batch);
    settle();

    assertThat(warmUp.asked).containsExactly("/a", "/a");
    assertThat(ends).containsExactly("a true");
    assertThat(queue.givenUp()).isEmpty();
  }

  @Test
  void a_page_that_fails_every_time_is_given_up_and_left_to_visitors() {
    warmUp.then(500, 503);
    queue.offer("a", batch);
    settle();

    assertThat(ends).containsExactly("a false");
    assertThat(queue.givenUp())
        .containsExactly(
            new GivenUpPage("/a", "status 503", 2, FakeClock.START.plus(Duration.ofSeconds(1))));
    assertThat(queue.summary().givenUp()).isEqualTo(1);
    assertThat(queue.offer("a", batch)).isEqualTo(Offer.LEFT);
  }

  @Test
  void a_given_up_page_that_a_visitor_has_produced_is_accepted_again() {
    warmUp.then(500, 500);
    queue.offer("a", batch);
    settle();
    queue.produced("a");
    settle();
    assertThat(queue.givenUp()).isEmpty();

    renews("a");
    assertThat(queue.offer("a", batch)).isEqualTo(Offer.TAKEN);
    settle();
    assertThat(ends).containsExactly("a false", "a true");
  }

  @Test
  void given_up_pages_are_tried_again_when_an_operator_says_so() {
    warmUp.then(500, 500, 500, 500);
    queue.offer("a", batch);
    settle();
    queue.offer("b", batch);
    settle();
    assertThat(queue.givenUp()).extracting(GivenUpPage::target).containsExactly("/b", "/a");

    renews("b");
    assertThat(queue.replay("/b")).isEqualTo(1);
    settle();
    assertThat(queue.givenUp()).extracting(GivenUpPage::target).containsExactly("/a");
    assertThat(warmUp.asked).endsWith("/b").hasSize(5);

    renews("a");
    assertThat(queue.replay(null)).isEqualTo(1);
    settle();
    assertThat(queue.givenUp()).isEmpty();
  }

  @Test
  void what_is_withdrawn_is_not_renewed_and_tells_nobody() {
    // Two are under way at once, and two wait for them in this node's hand.
    List.of("d", "e", "f", "g", "h").forEach(this::make);
    raise();
    List.of("a", "b", "c", "d", "e", "f", "g").forEach(key -> queue.offer(key, other));
    queue.offer("h", batch);

    queue.withdraw(batch);
    settle();

    assertThat(warmUp.asked).hasSize(7).doesNotContain("/h");
    assertThat(ends).hasSize(7).noneMatch(end -> end.startsWith("h"));
  }

  @Test
  void what_one_withdraws_is_renewed_for_the_other() {
    renews("a");
    queue.offer("a", batch);
    queue.offer("a", other);
    queue.withdraw(batch);
    settle();

    assertThat(warmUp.asked).containsExactly("/a");
    assertThat(ends).containsExactly("other a true");
  }
}
