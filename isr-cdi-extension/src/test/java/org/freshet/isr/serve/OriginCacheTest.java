package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.FlakyGraph.Call;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A page that is fresh for 5 minutes, stale for an hour more, and there for a day on errors. */
class OriginCacheTest {

  private static final Tag POST_7 = Tag.of("post", 7);

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final FlakyStore store = new FlakyStore(ResponseStore.inMemory(clock, 1 << 20));
  private final RecordedQueue queue = new RecordedQueue();
  private final Visits visits = new Visits(clock, () -> 0);
  private final Raises raises =
      new Raises(
          graph,
          SharedCaches.NONE,
          Runnable::run,
          new RaiseRenewals(graph, queue, visits, background, 500),
          background,
          () -> {},
          FakeConfig.settings(),
          clock);
  private final OriginCache cache = new OriginCache(store, graph, raises, queue, visits, clock);

  /** A store that fails as long as a test wants. */
  private static final class FlakyStore implements ResponseStore {

    private final ResponseStore store;
    private boolean fails;

    FlakyStore(ResponseStore store) {
      this.store = store;
    }

    private ResponseStore store() {
      if (fails) {
        throw new IllegalStateException("down");
      }
      return store;
    }

    @Override
    public @Nullable StoredResponse get(String key) {
      return store().get(key);
    }

    @Override
    public boolean put(String key, StoredResponse response) {
      return store().put(key, response);
    }

    @Override
    public void remove(String key) {
      store().remove(key);
    }

    @Override
    public long bytes() {
      return store().bytes();
    }
  }

  private StoredPages page() {
    return StoredPages.page().pin(cache.pin()).producedAt(cache.now()).tags("post:7");
  }

  private void raise(boolean expire) {
    raises.raise(Set.of(POST_7), expire, Set.of());
    background.runAll();
  }

  private Freshness freshness() {
    return cache.find("a").freshness();
  }

  @Test
  void nothing_is_found_where_nothing_is_stored() {
    assertThat(cache.find("a")).isNull();
  }

  @Test
  void the_present_is_that_of_the_clock_and_the_pin_that_of_the_graph() {
    assertThat(cache.now()).isEqualTo(clock.instant());
    assertThat(cache.pin()).isEqualTo(graph.pin());
  }

  @Nested
  class What_is_stored {

    @Test
    void is_found_fresh_with_its_age_and_what_is_left() {
      StoredResponse page = page().stored();
      assertThat(cache.store("a", page)).isTrue();
      clock.advanceSeconds(100);

      assertThat(cache.find("a")).isEqualTo(new Found(page, Freshness.FRESH, 100, 200));
      assertThat(cache.find("b")).isNull();
    }

    @Test
    void is_judged_at_the_moment_of_reading() {
      cache.store("a", page().stored());

      clock.advanceSeconds(299);
      assertThat(freshness()).isEqualTo(Freshness.FRESH);
      clock.advanceSeconds(1);
      assertThat(freshness()).isEqualTo(Freshness.STALE_WHILE_REVALIDATE);
      clock.advanceSeconds(3600);
      assertThat(freshness()).isEqualTo(Freshness.STALE_IF_ERROR);
      assertThat(cache.find("a").ttl()).isEqualTo(-3600);
    }

    @Test
    void is_stale_once_one_of_its_tags_was_raised() {
      cache.store("a", page().stored());
      clock.advanceSeconds(10);
      raise(false);
      clock.advanceSeconds(10);

      Found found = cache.find("a");
      assertThat(found.freshness()).isEqualTo(Freshness.STALE_WHILE_REVALIDATE);
      assertThat(found.age()).isEqualTo(20);
      assertThat(found.ttl()).isEqualTo(-10);
    }

    @Test
    void is_unservable_once_one_of_its_tags_was_expired() {
      cache.store("a", page().stored());
      raise(true);

      assertThat(freshness()).isEqualTo(Freshness.UNSERVABLE);
    }

    @Test
    void by_a_request_that_entered_before_a_raise_is_stale_from_its_first_moment_on() {
      StoredPages page = page();
      raise(false);
      cache.store("a", page.stored());

      assertThat(freshness()).isEqualTo(Freshness.STALE_WHILE_REVALIDATE);
    }

    @Test
    void by_a_request_that_entered_after_a_raise_is_fresh() {
      raise(false);
      cache.store("a", page().stored());

      assertThat(freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void in_another_generation_is_unservable() {
      cache.store("a", page().pin(new Sequence(~graph.pin().generation(), 0)).stored());

      assertThat(freshness()).isEqualTo(Freshness.UNSERVABLE);
    }

    @Test
    void can_be_found_by_its_tags() {
      cache.store("a", page().stored());

      assertThat(graph.keys(POST_7, null, 10)).containsExactly("a");
    }

    @Test
    void may_be_tried_again_by_the_queue() {
      cache.store("a", page().stored());

      assertThat(queue.log()).containsExactly("produced a");
    }

    @Test
    void is_forgotten_with_its_links() {
      cache.store("a", page().stored());
      cache.forget("a");

      assertThat(cache.find("a")).isNull();
      assertThat(graph.tags("a")).isEmpty();
    }
  }

  @Nested
  class A_response_that_comes_too_late {

    @Test
    void replaces_neither_the_newer_one_nor_its_links() {
      StoredResponse late = page().tags("post:8").stored();
      raise(false);
      StoredResponse newer = page().stored();
      cache.store("a", newer);

      assertThat(cache.store("a", late)).isFalse();
      assertThat(cache.find("a").response()).isSameAs(newer);
      assertThat(graph.keys(POST_7, null, 10)).containsExactly("a");
      assertThat(graph.keys(Tag.of("post", 8), null, 10)).isEmpty();
    }
  }

  @Nested
  class A_response_that_is_larger_than_the_store {

    @Test
    void is_not_stored_and_leaves_no_links() {
      StoredResponse huge = page().body("x".repeat(2 << 20)).stored();

      assertThat(cache.store("a", huge)).isFalse();
      assertThat(cache.find("a")).isNull();
      assertThat(graph.tags("a")).isEmpty();
    }
  }

  @Nested
  class A_raise_that_the_graph_could_not_take {

    @Test
    void makes_what_carries_its_tags_stale_from_now_on() {
      cache.store("a", page().stored());
      cache.store("b", page().tags("post:8").stored());
      graph.fail(Call.RAISE);
      raise(false);

      assertThat(freshness()).isEqualTo(Freshness.STALE_WHILE_REVALIDATE);
      assertThat(cache.find("a").ttl()).isEqualTo(-1);
      assertThat(cache.find("b").freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void that_expires_makes_it_unservable() {
      cache.store("a", page().stored());
      graph.fail(Call.RAISE);
      raise(true);

      assertThat(freshness()).isEqualTo(Freshness.UNSERVABLE);
    }

    @Test
    void gives_no_time_back_to_what_is_stale_already() {
      cache.store("a", page().stored());
      clock.advance(Duration.ofSeconds(3900));
      graph.fail(Call.RAISE);
      raise(false);

      assertThat(freshness()).isEqualTo(Freshness.STALE_IF_ERROR);
    }

    @Test
    void ends_the_window_of_what_is_stale_as_one_that_was_taken_does() {
      cache.store("a", page().stored());
      graph.fail(Call.RAISE);
      raise(false);
      clock.advance(Duration.ofHours(1));
      assertThat(freshness()).as("while it waits").isEqualTo(Freshness.STALE_IF_ERROR);

      graph.recover();
      background.advance(Duration.ofSeconds(1));
      assertThat(freshness()).as("once it is recorded").isEqualTo(Freshness.STALE_IF_ERROR);
    }

    @Test
    void concerns_nothing_that_is_made_once_it_is_recorded() {
      cache.store("a", page().stored());
      graph.fail(Call.RAISE);
      raise(false);
      graph.recover();
      background.advance(Duration.ofSeconds(1));

      assertThat(freshness()).isEqualTo(Freshness.STALE_WHILE_REVALIDATE);
      cache.store("a", page().stored());
      assertThat(freshness()).isEqualTo(Freshness.FRESH);
    }
  }

  @Nested
  class A_store_that_fails {

    @Test
    void is_a_miss() {
      cache.store("a", page().stored());
      store.fails = true;

      assertThat(cache.find("a")).isNull();
    }

    @Test
    void stores_nothing() {
      store.fails = true;

      assertThat(cache.store("a", page().stored())).isFalse();
    }

    @Test
    void does_not_stop_whoever_wants_to_forget() {
      store.fails = true;
      cache.forget("a");
      store.fails = false;

      assertThat(cache.find("a")).isNull();
    }
  }

  @Nested
  class A_graph_that_fails {

    @Test
    void keeps_what_could_not_be_found_by_its_tags_out_of_the_store() {
      graph.fail(Call.LINK);

      assertThat(cache.store("a", page().stored())).isFalse();
      assertThat(cache.find("a")).isNull();
    }

    @Test
    void does_not_keep_what_is_to_be_forgotten() {
      cache.store("a", page().stored());
      graph.fail(Call.UNLINK);
      cache.forget("a");

      assertThat(cache.find("a")).isNull();
    }
  }

  @Nested
  class Renewal_behind {

    @Test
    void is_asked_of_the_queue() {
      assertThat(cache.renewBehind("a", page().stored())).isTrue();
      assertThat(queue.log()).isEqualTo(List.of("offer a"));
    }

    @Test
    void is_the_request_s_own_business_where_the_queue_refuses() {
      queue.refuse();

      assertThat(cache.renewBehind("a", page().stored())).isFalse();
    }

    @Test
    void is_the_request_s_own_business_where_the_queue_fails() {
      queue.fail();

      assertThat(cache.renewBehind("a", page().stored())).isFalse();
    }
  }
}
