package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.RaiseProgress.State;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.PathTags;
import org.freshet.isr.tags.Raise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Batches of eight pages. */
class RaiseRenewalsTest {

  private static final Tag POSTS = Tag.of("posts");
  private static final Tag BOOKS = Tag.of("books");
  private static final Cause CAUSE = new Cause("ada", "Revalidator.revalidate");

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final Visits visits = new Visits(clock, () -> 0);
  private final Held queue = new Held();
  private final RaiseRenewals raises = new RaiseRenewals(graph, queue, visits, background, 8);

  /** A queue that renews when a test says so. */
  private static final class Held implements RevalidationQueue {

    private record Taken(String key, Batch batch) {}

    final List<String> offered = new ArrayList<>();
    final Deque<Taken> waiting = new ArrayDeque<>();
    final Set<String> left = new HashSet<>();
    int room = Integer.MAX_VALUE;
    int most;

    @Override
    public Offer offer(String key, Batch batch) {
      if (left.contains(key)) {
        return Offer.LEFT;
      }
      if (waiting.size() >= room) {
        return Offer.FULL;
      }
      offered.add(key);
      waiting.add(new Taken(key, batch));
      most = Math.max(most, waiting.size());
      return Offer.TAKEN;
    }

    void end(int count, boolean renewed) {
      for (int i = 0; i < count; i++) {
        Taken taken = waiting.remove();
        taken.batch().ended(taken.key(), renewed);
      }
    }

    @Override
    public void withdraw(Batch batch) {
      waiting.removeIf(taken -> taken.batch() == batch);
    }

    @Override
    public boolean offer(String key) {
      return false;
    }

    @Override
    public boolean offerFirst(String key, Instant producedAt) {
      return false;
    }

    @Override
    public void produced(String key) {}

    @Override
    public List<Renewal> renewals() {
      return List.of();
    }

    @Override
    public RenewalSummary summary() {
      return new RenewalSummary(0, 0, 0, 0, 0, RenewalSummary.Breaker.CLOSED, null);
    }

    @Override
    public List<GivenUpPage> givenUp() {
      return List.of();
    }

    @Override
    public int replay(@Nullable String target) {
      return 0;
    }
  }

  private void link(int count, Tag... tags) {
    IntStream.range(0, count).forEach(i -> graph.link("p" + i, Set.of(tags)));
  }

  private Raise begin(Tag... tags) {
    Raise raise = graph.raise(Set.of(tags), false, Set.of());
    raises.begin(raise, CAUSE);
    return raise;
  }

  private RaiseProgress progress() {
    return raises.progress().get(0);
  }

  private void workOff() {
    while (!queue.waiting.isEmpty()) {
      queue.end(1, true);
      background.runAll();
    }
  }

  /** An edge that takes what it is told when a test says so. */
  private static final class Waiting implements Edges {

    final List<Runnable> told = new ArrayList<>();

    @Override
    public void purge(Set<Tag> tags, boolean hard, Runnable purged) {
      told.add(purged);
    }

    @Override
    public void purge(RenewalRequest page, boolean hard) {}
  }

  @Nested
  class A_raise_is_followed {

    @Test
    void when_its_pages_are_renewed_and_edges_have_taken_it() {
      Waiting edges = new Waiting();
      raises.thenPurge(edges, key -> null);
      link(3, POSTS);
      Raise raise = begin(POSTS);
      queue.end(2, true);
      background.runAll();
      assertThat(edges.told).isEmpty();
      queue.end(1, false);
      background.runAll();
      assertThat(graph.followed).isEmpty();

      edges.told.forEach(Runnable::run);

      assertThat(graph.followed).containsExactly(raise.sequence().number());
    }

    @Test
    void when_edges_have_taken_it_whose_pages_nobody_renews() {
      Waiting edges = new Waiting();
      raises.thenPurge(edges, key -> null);
      link(3, POSTS);
      Raise raise = graph.raise(Set.of(POSTS), true, Set.of());
      raises.begin(raise, null);
      background.runAll();
      assertThat(queue.offered).isEmpty();
      assertThat(graph.followed).isEmpty();

      edges.told.forEach(Runnable::run);

      assertThat(graph.followed).containsExactly(raise.sequence().number());
    }

    @Test
    void when_it_is_cancelled_and_edges_have_taken_it() {
      link(20, POSTS);
      Raise raise = begin(POSTS);
      raises.cancel(raise.sequence().number());

      assertThat(graph.followed).containsExactly(raise.sequence().number());
    }
  }

  @Nested
  class A_large_raise {

    @Test
    void is_handed_over_batch_by_batch_until_all_of_it_is_renewed() {
      link(1500, POSTS);
      begin(POSTS);
      assertThat(queue.offered).hasSize(8);
      assertThat(progress().known()).isEqualTo(1500);

      workOff();

      assertThat(queue.offered).hasSize(1500).doesNotHaveDuplicates();
      assertThat(queue.most).isLessThanOrEqualTo(10);
      assertThat(progress())
          .extracting(RaiseProgress::state, RaiseProgress::known, RaiseProgress::done)
          .containsExactly(State.DONE, 1500, 1500);
    }

    @Test
    void gets_its_next_batch_when_a_quarter_of_the_one_before_is_left() {
      link(100, POSTS);
      begin(POSTS);
      queue.end(5, true);
      background.runAll();
      assertThat(queue.offered).hasSize(8);

      queue.end(1, true);
      background.runAll();
      assertThat(queue.offered).hasSize(16);
    }

    @Test
    void begins_with_the_pages_that_are_asked_for_most() {
      link(100, POSTS);
      IntStream.range(0, 3).forEach(i -> visits.visited("p70"));
      IntStream.range(0, 9).forEach(i -> visits.visited("p99"));
      visits.visited("p42");
      begin(POSTS);

      assertThat(queue.offered).startsWith("p99", "p70", "p42");
      workOff();
      assertThat(queue.offered).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void of_several_tags_hands_each_page_over_once() {
      link(50, POSTS, BOOKS);
      IntStream.range(50, 60).forEach(i -> graph.link("p" + i, Set.of(BOOKS)));
      begin(POSTS, BOOKS);
      workOff();

      assertThat(queue.offered).hasSize(60).doesNotHaveDuplicates();
      assertThat(progress().done()).isEqualTo(60);
    }

    @Test
    void of_a_namespace_or_a_prefix_hands_all_its_pages_over() {
      IntStream.range(0, 30).forEach(i -> graph.link("p" + i, Set.of(PathTags.path("/b/" + i))));
      begin(PathTags.under("/b"));
      workOff();

      assertThat(queue.offered).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void waits_while_the_queue_is_full_and_goes_on_then() {
      link(20, POSTS);
      queue.room = 0;
      begin(POSTS);
      background.runAll();
      assertThat(queue.offered).isEmpty();
      assertThat(progress().state()).isEqualTo(State.RUNNING);

      queue.room = 100;
      background.advance(Duration.ofSeconds(1));
      workOff();
      assertThat(queue.offered).hasSize(20);
      assertThat(progress().state()).isEqualTo(State.DONE);
    }

    @Test
    void goes_on_when_there_is_room_for_a_part_of_a_batch() {
      link(20, POSTS);
      queue.room = 3;
      begin(POSTS);
      workOff();

      assertThat(queue.offered).hasSize(20).doesNotHaveDuplicates();
      assertThat(queue.most).isEqualTo(3);
      assertThat(progress().state()).isEqualTo(State.DONE);
    }
  }

  @Nested
  class Progress {

    @Test
    void tells_what_was_raised_by_whom_and_why() {
      link(3, POSTS);
      Raise raise = begin(POSTS);

      assertThat(progress())
          .isEqualTo(
              new RaiseProgress(
                  raise.sequence().number(),
                  Set.of(POSTS),
                  false,
                  "ada",
                  "Revalidator.revalidate",
                  FakeClock.START,
                  State.RUNNING,
                  3,
                  0,
                  0));
      assertThat(progress().waiting()).isEqualTo(3);
    }

    @Test
    void tells_how_far_it_is() {
      link(6, POSTS);
      queue.left.add("p0");
      begin(POSTS);
      queue.end(2, true);
      queue.end(1, false);

      assertThat(progress())
          .extracting(RaiseProgress::done, RaiseProgress::failed, RaiseProgress::waiting)
          .containsExactly(2, 2, 2);
      queue.end(2, true);
      background.runAll();
      assertThat(progress())
          .extracting(RaiseProgress::state, RaiseProgress::waiting)
          .containsExactly(State.DONE, 0);
    }

    @Test
    void of_a_raise_without_pages_is_done_at_once() {
      begin(POSTS);

      assertThat(progress().state()).isEqualTo(State.DONE);
      assertThat(progress().known()).isZero();
    }

    @Test
    void is_newest_first_and_bounded() {
      for (int i = 0; i < 1001; i++) {
        begin(Tag.of("post", i));
      }

      assertThat(raises.progress()).hasSize(1000);
      assertThat(progress().tags()).containsExactly(Tag.of("post", 1000));
      assertThat(raises.progress().get(999).tags()).containsExactly(Tag.of("post", 1));
    }

    @Test
    void keeps_what_is_running_longer_than_what_is_over() {
      link(3, POSTS);
      Raise running = begin(POSTS);
      for (int i = 0; i < 1500; i++) {
        begin(Tag.of("post", i));
      }

      assertThat(raises.progress())
          .last()
          .extracting(RaiseProgress::id)
          .isEqualTo(running.sequence().number());
    }

    @Test
    void of_a_graph_that_cannot_tell_the_pages_goes_on_when_it_can() {
      link(30, POSTS);
      Raise raise = graph.raise(Set.of(POSTS), false, Set.of());
      graph.fail(FlakyGraph.Call.KEYS);
      raises.begin(raise, CAUSE);
      background.advance(Duration.ofMinutes(1));
      assertThat(progress().state()).isEqualTo(State.RUNNING);
      assertThat(queue.offered).isEmpty();

      graph.recover();
      background.advance(Duration.ofSeconds(5));
      workOff();
      assertThat(queue.offered).hasSize(30).doesNotHaveDuplicates();
      assertThat(progress().state()).isEqualTo(State.DONE);
    }

    @Test
    void of_a_graph_that_goes_away_in_the_middle_misses_no_page() {
      link(100, POSTS, BOOKS);
      begin(POSTS, BOOKS);
      graph.fail(FlakyGraph.Call.KEYS);
      workOff();
      background.advance(Duration.ofSeconds(20));
      assertThat(progress().state()).isEqualTo(State.RUNNING);

      graph.recover();
      background.advance(Duration.ofSeconds(5));
      workOff();
      assertThat(queue.offered).hasSize(100).doesNotHaveDuplicates();
      assertThat(progress().state()).isEqualTo(State.DONE);
    }

    @Test
    void that_is_cancelled_does_not_go_on_when_the_graph_is_back() {
      link(3, POSTS);
      graph.fail(FlakyGraph.Call.KEYS);
      Raise raise = begin(POSTS);
      assertThat(raises.cancel(raise.sequence().number())).isTrue();
      graph.recover();
      background.advance(Duration.ofMinutes(1));

      assertThat(queue.offered).isEmpty();
    }
  }

  @Nested
  class To_cancel {

    @Test
    void drops_what_waits_and_hands_nothing_over_any_more() {
      link(100, POSTS);
      Raise raise = begin(POSTS);
      queue.end(2, true);

      assertThat(raises.cancel(raise.sequence().number())).isTrue();
      background.advance(Duration.ofMinutes(1));

      assertThat(queue.waiting).isEmpty();
      assertThat(queue.offered).hasSize(8);
      assertThat(progress())
          .extracting(RaiseProgress::state, RaiseProgress::done, RaiseProgress::waiting)
          .containsExactly(State.CANCELLED, 2, 98);
    }

    @Test
    void leaves_other_raises_alone() {
      link(100, POSTS, BOOKS);
      Raise first = begin(POSTS);
      begin(BOOKS);
      raises.cancel(first.sequence().number());
      workOff();

      assertThat(progress().done()).isEqualTo(100);
    }

    @Test
    void what_is_over_or_unknown_is_nothing() {
      Raise raise = begin(POSTS);

      assertThat(raises.cancel(raise.sequence().number())).isFalse();
      assertThat(raises.cancel(4711)).isFalse();
    }
  }

  /** Edges that note what they are told, and take it when a test says so. */
  private static final class Noted implements Edges {

    final List<String> told = new ArrayList<>();
    final List<Runnable> purged = new ArrayList<>();

    @Override
    public boolean areAny() {
      return true;
    }

    @Override
    public boolean wantPages() {
      return true;
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(5);
    }

    @Override
    public void purge(Set<Tag> tags, boolean hard, Runnable whenPurged) {
      told.add((hard ? "hard " : "soft ") + tags);
      purged.add(whenPurged);
    }

    @Override
    public void purge(RenewalRequest page, boolean hard) {
      told.add((hard ? "hard " : "soft ") + page.target());
    }
  }

  @Nested
  class Edges_in_front {

    private final Noted edges = new Noted();

    @BeforeEach
    void are_there() {
      raises.thenPurge(edges, key -> new RenewalRequest("https://shop.example", key, List.of()));
    }

    @Test
    void are_purged_when_the_pages_are_renewed_and_the_raise_is_over_when_they_took_it() {
      link(2, POSTS);
      begin(POSTS);
      assertThat(edges.told).isEmpty();

      queue.end(1, true);
      assertThat(edges.told).containsExactly("soft p0");
      queue.end(1, false);
      background.runAll();
      assertThat(edges.told).containsExactly("soft p0", "soft p1", "soft [posts]");
      assertThat(progress().state()).isEqualTo(State.PURGING);

      edges.purged.forEach(Runnable::run);
      assertThat(progress().state()).isEqualTo(State.DONE);
    }

    @Test
    void do_not_wait_longer_than_their_patience() {
      link(2, POSTS);
      begin(POSTS);
      background.advance(Duration.ofSeconds(4));
      assertThat(edges.told).isEmpty();
      background.advance(Duration.ofSeconds(1));
      assertThat(edges.told).containsExactly("soft [posts]");
      assertThat(progress().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void are_purged_at_once_of_what_nobody_may_see_any_more() {
      link(1, POSTS);
      raises.begin(graph.raise(Set.of(POSTS), true, Set.of()), CAUSE);
      assertThat(edges.told).containsExactly("hard [posts]");
    }

    @Test
    void are_purged_at_once_of_what_nobody_renews() {
      link(20, POSTS);
      raises.begin(graph.raise(Set.of(POSTS), true, Set.of()), null);
      assertThat(edges.told).hasSize(21).contains("hard [posts]", "hard p0", "hard p19");
      assertThat(queue.offered).isEmpty();
    }

    @Test
    void are_purged_of_a_raise_whose_renewal_is_stopped() {
      link(20, POSTS);
      Raise raise = begin(POSTS);
      raises.cancel(raise.sequence().number());
      assertThat(edges.told).containsExactly("soft [posts]");
    }
  }

  @Test
  void a_change_is_told_by_its_entities_and_never_by_their_identifiers() {
    assertThat(
            Cause.ofChange(Set.of(new EntityRef(String.class, 7), new EntityRef(Tag.class, "x"))))
        .isEqualTo(new Cause(null, "change of String, Tag"));
    assertThat(Cause.ofChange(Set.of())).isEqualTo(new Cause(null, "commit"));
  }
}
