package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Debt;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TagGraph} keeps. Instants are whole seconds, so that a backend may keep them as
 * roughly as it likes below that.
 */
public abstract class TagGraphContract {

  /** Small bounds, to meet them. */
  protected static final Limits LIMITS = new Limits(50, 20, Duration.ofSeconds(60));

  private static final Tag POST_7 = Tag.of("post", 7);
  private static final Tag POST_8 = Tag.of("post", 8);
  private static final Tag POSTS = Tag.of("posts");
  private static final EntityRef CHANGED = new EntityRef(String.class, 7L);

  /** The clock of the graph under test. */
  protected final FakeClock clock = new FakeClock();

  private TagGraph graph;

  /** A new graph, with nothing raised, owed or linked. */
  protected abstract TagGraph graph(InstantSource clock, Limits limits);

  @BeforeEach
  void begin() {
    graph = graph(clock, LIMITS);
  }

  private Raise raise(Tag... tags) {
    return graph.raise(Set.of(tags), false, Set.of());
  }

  private Raise expire(Tag... tags) {
    return graph.raise(Set.of(tags), true, Set.of());
  }

  private Raise raiseAndAdvance(Tag... tags) {
    Raise raise = raise(tags);
    graph.advance(raise);
    return raise;
  }

  private Standing standing(Sequence pin, Tag... tags) {
    return graph.standing(pin, List.of(tags));
  }

  /** What is stale, since when, and what may not be served. */
  @Nested
  class Standings {

    @Test
    void before_any_raise_everything_is_current() {
      assertThat(standing(graph.pin(), POST_7, POSTS)).isEqualTo(Standing.CURRENT);
      assertThat(standing(graph.pin())).isEqualTo(Standing.CURRENT);
    }

    @Test
    void a_raise_after_the_pin_makes_a_response_stale_since_the_raise() {
      Sequence pin = graph.pin();
      clock.advanceSeconds(10);
      Instant raisedAt = clock.instant();
      raise(POST_7);
      clock.advanceSeconds(10);

      assertThat(standing(pin, POSTS, POST_7)).isEqualTo(new Standing(raisedAt, false));
    }

    @Test
    void a_raise_of_another_tag_leaves_a_response_current() {
      Sequence pin = graph.pin();
      raise(POST_8);

      assertThat(standing(pin, POST_7, POSTS).isCurrent()).isTrue();
    }

    @Test
    void every_tag_of_a_raise_counts() {
      Sequence pin = graph.pin();
      raise(POST_7, POST_8, POSTS);

      assertThat(standing(pin, POST_7).isCurrent()).isFalse();
      assertThat(standing(pin, POST_8).isCurrent()).isFalse();
      assertThat(standing(pin, POSTS).isCurrent()).isFalse();
    }

    @Test
    void a_response_without_tags_is_never_stale_by_a_raise() {
      Sequence pin = graph.pin();
      raise(POST_7);

      assertThat(standing(pin).isCurrent()).isTrue();
    }

    @Test
    void raising_a_namespace_raises_every_tag_of_it() {
      Sequence pin = graph.pin();
      raise(POST_7.namespace());

      assertThat(standing(pin, POST_7).isCurrent()).isFalse();
      assertThat(standing(pin, POST_8).isCurrent()).isFalse();
      assertThat(standing(pin, Tag.of("post")).isCurrent()).isFalse();
      assertThat(standing(pin, POSTS).isCurrent()).isTrue();
    }

    @Test
    void raising_what_is_under_a_path_raises_it_and_all_paths_beneath() {
      Sequence pin = graph.pin();
      Instant first = clock.instant();
      raise(PathTags.under("/shop/books"));

      for (String path :
          List.of("/shop/books", "/shop/books/", "/shop/books/7", "/shop/books/7/x")) {
        assertThat(standing(pin, PathTags.path(path))).isEqualTo(new Standing(first, false));
      }
      for (String path : List.of("/", "/shop", "/shop/bookstore", "/shop/book", "/books/7")) {
        assertThat(standing(pin, PathTags.path(path)).isCurrent()).isTrue();
      }
      assertThat(standing(pin, Tag.of("page", "/shop/books/7")).isCurrent()).isTrue();
    }

    @Test
    void expiring_what_is_under_a_path_makes_all_of_it_unservable() {
      Sequence pin = graph.pin();
      expire(PathTags.under("/shop"));

      assertThat(standing(pin, PathTags.path("/shop/books/7")).expired()).isTrue();
      assertThat(standing(pin, PathTags.path("/other")).isCurrent()).isTrue();
    }

    @Test
    void what_is_produced_after_a_raise_under_its_path_is_current() {
      raiseAndAdvance(PathTags.under("/shop"));
      Sequence pin = graph.pin();
      raise(POST_7);

      assertThat(standing(pin, PathTags.path("/shop/books/7")).isCurrent()).isTrue();
    }

    @Test
    void raising_under_the_root_raises_every_path() {
      Sequence pin = graph.pin();
      raise(PathTags.under("/"));

      assertThat(standing(pin, PathTags.path("/")).isCurrent()).isFalse();
      assertThat(standing(pin, PathTags.path("/shop/books/7")).isCurrent()).isFalse();
    }

    @Test
    void raising_a_tag_leaves_its_namespace_and_its_siblings_current() {
      Sequence pin = graph.pin();
      raise(POST_7);

      assertThat(standing(pin, Tag.of("post")).isCurrent()).isTrue();
      assertThat(standing(pin, POST_8).isCurrent()).isTrue();
    }

    @Test
    void the_first_raise_after_the_pin_counts_and_no_later_one() {
      Sequence pin = graph.pin();
      clock.advanceSeconds(60);
      Instant first = clock.instant();
      raiseAndAdvance(POST_7);
      clock.advanceSeconds(60);
      raiseAndAdvance(POST_8);
      clock.advanceSeconds(60);
      Sequence between = graph.pin();
      Instant second = clock.instant();
      raiseAndAdvance(POST_7);

      assertThat(standing(pin, POST_7, POST_8).staleSince()).isEqualTo(first);
      assertThat(standing(between, POST_7, POST_8).staleSince()).isEqualTo(second);
    }

    @Test
    void the_earliest_of_a_tag_and_its_namespace_counts() {
      Sequence pin = graph.pin();
      clock.advanceSeconds(60);
      Instant first = clock.instant();
      raise(POST_7.namespace());
      clock.advanceSeconds(60);
      raise(POST_7);

      assertThat(standing(pin, POST_7).staleSince()).isEqualTo(first);
    }

    @Test
    void a_tag_that_is_raised_every_minute_does_not_slide_the_bound() {
      Sequence pin = graph.pin();
      clock.advanceSeconds(60);
      Instant first = clock.instant();
      for (int i = 0; i < 500; i++) {
        raiseAndAdvance(POST_7);
        clock.advanceSeconds(60);
      }

      assertThat(standing(pin, POST_7)).isEqualTo(new Standing(first, false));
    }

    @Test
    void a_tag_that_is_raised_every_minute_leaves_young_responses_servable_as_stale() {
      for (int i = 0; i < 5000; i++) {
        raiseAndAdvance(POST_7);
        clock.advanceSeconds(60);
      }
      Sequence pin = graph.pin();
      Instant next = clock.instant();
      raiseAndAdvance(POST_7);
      for (int i = 0; i < 10; i++) {
        clock.advanceSeconds(60);
        raiseAndAdvance(POST_7);
      }

      Instant since = standing(pin, POST_7).staleSince();
      assertThat(since).isBeforeOrEqualTo(next);
      assertThat(since).isAfter(next.minus(Duration.ofMinutes(20)));
    }

    @Test
    void a_clock_that_steps_back_moves_the_bound_earlier_and_never_later() {
      Sequence pin = graph.pin();
      clock.advance(Duration.ofHours(1));
      raise(POST_7);
      clock.advance(Duration.ofHours(-1));
      Instant now = clock.instant();
      raise(POST_7);

      assertThat(standing(pin, POST_7).staleSince()).isEqualTo(now);
    }

    @Test
    void an_expire_after_the_pin_makes_a_response_unservable() {
      Sequence pin = graph.pin();
      expire(POST_7);

      assertThat(standing(pin, POST_7).expired()).isTrue();
      assertThat(standing(pin, POST_7).isCurrent()).isFalse();
      assertThat(standing(pin, POST_8).isCurrent()).isTrue();
    }

    @Test
    void an_expire_of_a_namespace_makes_all_its_responses_unservable() {
      Sequence pin = graph.pin();
      expire(POST_7.namespace());

      assertThat(standing(pin, POST_7).expired()).isTrue();
    }

    @Test
    void an_expire_is_not_softened_by_later_raises() {
      Sequence pin = graph.pin();
      expire(POST_7);
      for (int i = 0; i < 100; i++) {
        raise(POST_7);
      }

      assertThat(standing(pin, POST_7).expired()).isTrue();
    }

    @Test
    void an_expire_before_the_pin_does_not_count() {
      graph.advance(expire(POST_7));
      Sequence pin = graph.pin();
      clock.advanceSeconds(1);
      Instant raisedAt = clock.instant();
      raise(POST_7);

      assertThat(standing(pin, POST_7)).isEqualTo(new Standing(raisedAt, false));
    }

    @Test
    void a_pin_of_another_generation_is_unservable() {
      raiseAndAdvance(POST_8);
      Sequence pin = graph.pin();

      for (long number = -1; number <= pin.number() + 1; number++) {
        Sequence foreign = new Sequence(pin.generation() + 1, number);
        assertThat(standing(foreign, POST_7)).isEqualTo(Standing.UNSERVABLE);
      }
    }

    @Test
    void the_version_differs_after_each_raise() {
      Set<Long> versions = new TreeSet<>(Set.of(graph.version()));
      for (int i = 0; i < 100; i++) {
        raise(Tag.of("post", i));
        assertThat(versions.add(graph.version())).isTrue();
      }
    }

    @Test
    void the_version_stays_while_nothing_is_raised() {
      Raise raise = raise(POST_7);
      long version = graph.version();
      graph.advance(raise);
      graph.link("/posts/7", Set.of(POST_7));
      graph.owe("t", Set.of(POST_7), Set.of());

      assertThat(graph.version()).isEqualTo(version);
    }

    @Test
    void answers_are_never_more_lenient_than_those_of_unbounded_memory() {
      for (int seed = 0; seed < 200; seed++) {
        agreesWithUnboundedMemory(seed);
      }
    }

    private void agreesWithUnboundedMemory(int seed) {
      Random random = new Random(seed);
      TagGraph bounded = graph(clock, new Limits(1 + random.nextInt(8), 1, Duration.ofSeconds(1)));
      List<Raise> all = new ArrayList<>();
      List<Sequence> pins = new ArrayList<>(List.of(bounded.pin()));
      List<Tag> tags = List.of(POST_7, POST_8, Tag.of("post"), POSTS, Tag.of("x", 1), Tag.of("x"));
      for (int i = 0; i < 60; i++) {
        clock.advanceSeconds(random.nextInt(30));
        Set<Tag> some = Set.of(tags.get(random.nextInt(6)));
        Raise raise = bounded.raise(some, random.nextInt(10) == 0, Set.of());
        all.add(raise);
        bounded.advance(raise);
        pins.add(bounded.pin());
        for (Sequence pin : pins) {
          Tag tag = tags.get(random.nextInt(6));
          isNoMoreLenient(bounded.standing(pin, List.of(tag)), exact(all, pin, tag), seed);
        }
      }
    }

    private void isNoMoreLenient(Standing standing, Standing exact, int seed) {
      assertThat(standing.expired() || !exact.expired()).as("expired, seed %s", seed).isTrue();
      if (exact.staleSince() != null && !standing.expired()) {
        assertThat(standing.staleSince()).as("seed %s", seed).isNotNull();
        assertThat(standing.staleSince()).as("seed %s", seed).isBeforeOrEqualTo(exact.staleSince());
      }
    }

    private Standing exact(List<Raise> all, Sequence pin, Tag tag) {
      Instant since = null;
      boolean expired = false;
      for (Raise raise : all) {
        boolean hits = raise.tags().contains(tag) || raise.tags().contains(tag.namespace());
        if (hits && raise.sequence().number() > pin.number()) {
          since = since == null ? raise.at() : since;
          expired |= raise.expire();
        }
      }
      return new Standing(since, expired);
    }
  }

  /** The order of raises, and which of them a pin includes. */
  @Nested
  class Pins {

    @Test
    void a_raise_tells_what_it_was_about() {
      clock.advanceSeconds(5);
      Raise raise = graph.raise(Set.of(POST_7, POSTS), true, Set.of(CHANGED));

      assertThat(raise.tags()).containsExactlyInAnyOrder(POST_7, POSTS);
      assertThat(raise.expire()).isTrue();
      assertThat(raise.entities()).containsExactly(CHANGED);
      assertThat(raise.at()).isEqualTo(clock.instant());
      assertThat(raise.sequence().generation()).isEqualTo(graph.pin().generation());
    }

    @Test
    void raises_take_consecutive_numbers_after_the_first_pin() {
      long first = graph.pin().number();

      assertThat(raise(POST_7).sequence().number()).isEqualTo(first + 1);
      assertThat(expire(POST_8).sequence().number()).isEqualTo(first + 2);
      assertThat(raise(POST_7).sequence().number()).isEqualTo(first + 3);
    }

    @Test
    void a_raise_that_was_not_advanced_past_is_in_no_pin() {
      Sequence before = graph.pin();
      raise(POST_7);

      assertThat(graph.pin()).isEqualTo(before);
      assertThat(standing(graph.pin(), POST_7).isCurrent()).isFalse();
    }

    @Test
    void a_pin_taken_after_the_raise_was_advanced_past_is_current() {
      Raise raise = raiseAndAdvance(POST_7);

      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(standing(graph.pin(), POST_7)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void a_pin_includes_no_raise_before_all_earlier_ones_were_advanced_past() {
      Sequence before = graph.pin();
      Raise one = raise(POST_7);
      Raise two = raise(POST_8);
      Raise three = raise(POSTS);

      graph.advance(three);
      assertThat(graph.pin()).isEqualTo(before);
      graph.advance(one);
      assertThat(graph.pin()).isEqualTo(one.sequence());
      graph.advance(two);
      assertThat(graph.pin()).isEqualTo(three.sequence());
    }

    @Test
    void advancing_past_the_same_raise_again_changes_nothing() {
      Raise one = raiseAndAdvance(POST_7);
      raise(POST_8);
      graph.advance(one);
      graph.advance(one);

      assertThat(graph.pin()).isEqualTo(one.sequence());
    }

    @Test
    void a_raise_of_another_generation_is_not_advanced_past() {
      Raise raise = raise(POST_7);
      Sequence foreign = new Sequence(raise.sequence().generation() + 1, raise.sequence().number());
      Sequence before = graph.pin();

      graph.advance(new Raise(foreign, raise.tags(), false, Set.of(), raise.at()));

      assertThat(graph.pin()).isEqualTo(before);
    }

    @Test
    void a_raise_without_tags_is_refused_and_takes_no_number() {
      assertThatIllegalArgumentException().isThrownBy(() -> graph.raise(Set.of(), false, Set.of()));

      assertThat(raiseAndAdvance(POST_7).sequence()).isEqualTo(graph.pin());
    }
  }

  /** What is left when epochs were forgotten. */
  @Nested
  class Bounds {

    private void raiseOthers(int count) {
      for (int i = 0; i < count; i++) {
        raiseAndAdvance(Tag.of("other", i));
      }
    }

    @Test
    void a_pin_before_a_forgotten_epoch_is_unservable() {
      Sequence pin = graph.pin();
      raiseAndAdvance(POST_7);
      raiseOthers(LIMITS.epochs() + 10);

      assertThat(standing(pin, POST_7).isCurrent()).isFalse();
      assertThat(standing(pin, POST_8)).isEqualTo(Standing.UNSERVABLE);
    }

    @Test
    void a_young_pin_is_judged_as_ever() {
      raiseAndAdvance(POST_7);
      raiseOthers(3 * LIMITS.epochs());
      Sequence pin = graph.pin();
      raise(POST_8);

      assertThat(standing(pin, POST_7)).isEqualTo(Standing.CURRENT);
      assertThat(standing(pin, POST_8)).isEqualTo(new Standing(clock.instant(), false));
    }

    @Test
    void a_raise_of_more_tags_than_are_kept_makes_everything_before_it_not_current() {
      Sequence pin = graph.pin();
      Set<Tag> many =
          IntStream.range(0, 2 * LIMITS.epochs())
              .mapToObj(i -> Tag.of("many", i))
              .collect(Collectors.toSet());
      Raise raise = graph.raise(many, false, Set.of());

      assertThat(many).allMatch(tag -> !standing(pin, tag).isCurrent());
      graph.advance(raise);
      assertThat(many).allMatch(tag -> standing(graph.pin(), tag).isCurrent());
    }
  }

  /** What transactions owe. */
  @Nested
  class Debts {

    private void leasePasses() {
      clock.advance(LIMITS.lease().plusSeconds(1));
    }

    @Test
    void within_its_lease_nothing_is_overdue() {
      graph.owe("t", Set.of(POST_7), Set.of(CHANGED));
      clock.advance(LIMITS.lease().minusSeconds(1));

      assertThat(graph.overdue()).isEmpty();
    }

    @Test
    void what_stays_owed_past_the_lease_is_overdue_with_all_it_owes() {
      EntityRef other = new EntityRef(Integer.class, null);
      graph.owe("t", Set.of(POST_7), Set.of(CHANGED));
      graph.owe("t", Set.of(POST_8), Set.of(other));
      graph.owe("u", Set.of(POSTS), Set.of());
      leasePasses();

      assertThat(graph.overdue())
          .containsExactlyInAnyOrder(
              new Debt("t", Set.of(POST_7, POST_8), Set.of(CHANGED, other)),
              new Debt("u", Set.of(POSTS), Set.of()));
    }

    @Test
    void what_was_settled_is_never_overdue() {
      graph.owe("t", Set.of(POST_7), Set.of());
      graph.settle("t");
      leasePasses();

      assertThat(graph.overdue()).isEmpty();
    }

    @Test
    void settling_what_nobody_owes_is_harmless() {
      graph.settle("nobody");

      assertThat(graph.overdue()).isEmpty();
    }

    @Test
    void owing_more_begins_the_lease_anew() {
      graph.owe("t", Set.of(POST_7), Set.of());
      clock.advance(LIMITS.lease().minusSeconds(1));
      graph.owe("t", Set.of(POST_8), Set.of());
      clock.advance(LIMITS.lease().minusSeconds(1));

      assertThat(graph.overdue()).isEmpty();
    }

    @Test
    void a_debt_is_handed_to_one_caller_at_a_time() {
      graph.owe("t", Set.of(POST_7), Set.of());
      leasePasses();

      assertThat(graph.overdue()).hasSize(1);
      assertThat(graph.overdue()).isEmpty();
    }

    @Test
    void a_debt_whose_taker_is_lost_is_handed_out_again_after_another_lease() {
      graph.owe("t", Set.of(POST_7), Set.of());
      leasePasses();
      List<Debt> first = graph.overdue();
      leasePasses();

      assertThat(graph.overdue()).isEqualTo(first);
      graph.settle("t");
      leasePasses();
      assertThat(graph.overdue()).isEmpty();
    }
  }

  /** Which responses depend on which tags. */
  @Nested
  class Links {

    @Test
    void an_unknown_response_has_no_tags_and_an_unknown_tag_no_responses() {
      assertThat(graph.tags("/nowhere")).isEmpty();
      assertThat(graph.keys(POST_7, null, 10)).isEmpty();
      assertThat(graph.keys(POSTS, "/nowhere", 10)).isEmpty();
    }

    @Test
    void links_are_read_both_ways() {
      graph.link("/posts/7", Set.of(POST_7, POSTS));
      graph.link("/posts", Set.of(POSTS));

      assertThat(graph.tags("/posts/7")).containsExactlyInAnyOrder(POST_7, POSTS);
      assertThat(graph.keys(POST_7, null, 10)).containsExactly("/posts/7");
      assertThat(graph.keys(POSTS, null, 10)).containsExactlyInAnyOrder("/posts", "/posts/7");
    }

    @Test
    void linking_again_replaces_the_tags() {
      graph.link("/posts/7", Set.of(POST_7, POSTS));
      graph.link("/posts/7", Set.of(POST_7, POST_8));

      assertThat(graph.tags("/posts/7")).containsExactlyInAnyOrder(POST_7, POST_8);
      assertThat(graph.keys(POSTS, null, 10)).isEmpty();
      assertThat(graph.keys(POST_7, null, 10)).containsExactly("/posts/7");
      assertThat(graph.keys(POST_8, null, 10)).containsExactly("/posts/7");
    }

    @Test
    void unlinking_forgets_a_response_and_nothing_else() {
      graph.link("/posts/7", Set.of(POST_7, POSTS));
      graph.link("/posts", Set.of(POSTS));
      graph.unlink("/posts/7");
      graph.unlink("/nowhere");

      assertThat(graph.tags("/posts/7")).isEmpty();
      assertThat(graph.keys(POST_7, null, 10)).isEmpty();
      assertThat(graph.keys(POST_7.namespace(), null, 10)).isEmpty();
      assertThat(graph.keys(POSTS, null, 10)).containsExactly("/posts");
    }

    @Test
    void what_is_under_a_path_has_the_responses_of_all_paths_there() {
      graph.link("/a", Set.of(PathTags.path("/shop/books"), POSTS));
      graph.link("/b", Set.of(PathTags.path("/shop/books/7")));
      graph.link("/c", Set.of(PathTags.path("/shop/bookstore")));
      graph.link("/d", Set.of(POSTS));

      assertThat(graph.keys(PathTags.under("/shop/books"), null, 10))
          .containsExactlyInAnyOrder("/a", "/b");
      String first = graph.keys(PathTags.under("/shop/books"), null, 1).get(0);
      assertThat(graph.keys(PathTags.under("/shop/books"), first, 10)).hasSize(1);
    }

    @Test
    void a_namespace_covers_all_its_tags_and_itself_each_response_once() {
      graph.link("/a", Set.of(POST_7, POST_8));
      graph.link("/b", Set.of(POST_8));
      graph.link("/c", Set.of(Tag.of("post")));
      graph.link("/d", Set.of(POSTS));

      assertThat(graph.keys(Tag.of("post"), null, 10)).containsExactlyInAnyOrder("/a", "/b", "/c");
    }

    @Test
    void dropping_one_of_two_tags_of_a_namespace_keeps_the_response_in_it() {
      graph.link("/a", Set.of(POST_7, POST_8));
      graph.link("/a", Set.of(POST_8));

      assertThat(graph.keys(POST_7, null, 10)).isEmpty();
      assertThat(graph.keys(Tag.of("post"), null, 10)).containsExactly("/a");
    }

    @Test
    void pages_follow_one_order_and_are_complete() {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        keys.add("/posts/" + i);
      }
      List<String> shuffled = new ArrayList<>(keys);
      Collections.shuffle(shuffled, new Random(1));
      shuffled.forEach(key -> graph.link(key, Set.of(POSTS)));

      List<String> all = graph.keys(POSTS, null, 100);
      assertThat(all).containsExactlyInAnyOrderElementsOf(keys);
      assertThat(graph.keys(POSTS, null, 4)).isEqualTo(all.subList(0, 4));
      assertThat(graph.keys(POSTS, all.get(3), 4)).isEqualTo(all.subList(4, 8));
      assertThat(graph.keys(POSTS, all.get(7), 4)).isEqualTo(all.subList(8, 10));
      assertThat(graph.keys(POSTS, all.get(9), 4)).isEmpty();
    }

    @Test
    void a_namespace_of_many_tags_is_paged_like_one_tag() {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        keys.add("/posts/" + i);
        graph.link("/posts/" + i, Set.of(Tag.of("post", i), Tag.of("post", i + 1)));
      }

      List<String> all = graph.keys(Tag.of("post"), null, 100);
      assertThat(all).containsExactlyInAnyOrderElementsOf(keys);
      assertThat(graph.keys(Tag.of("post"), null, 4)).isEqualTo(all.subList(0, 4));
      assertThat(graph.keys(Tag.of("post"), all.get(3), 4)).isEqualTo(all.subList(4, 8));
      assertThat(graph.keys(Tag.of("post"), all.get(7), 4)).isEqualTo(all.subList(8, 10));
    }

    @Test
    void a_page_goes_on_where_its_last_key_was_unlinked_meanwhile() {
      graph.link("/a", Set.of(POSTS));
      graph.link("/b", Set.of(POSTS));
      graph.link("/c", Set.of(POSTS));
      List<String> all = graph.keys(POSTS, null, 10);
      graph.unlink(all.get(1));

      assertThat(graph.keys(POSTS, all.get(1), 10)).containsExactly(all.get(2));
    }

    @Test
    void a_page_of_less_than_one_key_is_refused() {
      assertThatIllegalArgumentException().isThrownBy(() -> graph.keys(POSTS, null, 0));
    }

    @Test
    void beyond_the_bound_the_oldest_links_are_forgotten() {
      for (int i = 0; i < LIMITS.links(); i++) {
        graph.link("/" + i, Set.of(POSTS));
      }
      graph.link("/0", Set.of(POSTS));
      graph.link("/new", Set.of(POSTS));

      assertThat(graph.tags("/1")).isEmpty();
      assertThat(graph.tags("/0")).isNotEmpty();
      assertThat(graph.keys(POSTS, null, 1000))
          .hasSize(LIMITS.links())
          .contains("/new", "/0")
          .doesNotContain("/1");
    }

    @Test
    void a_forgotten_link_never_makes_a_response_current() {
      Sequence pin = graph.pin();
      raise(POST_7);

      assertThat(standing(pin, POST_7).isCurrent()).isFalse();
    }
  }

  /** Many threads at once. */
  @Nested
  class Threads {

    private void together(List<Callable<Void>> work) throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(work.size());
      try {
        for (Future<Void> done : pool.invokeAll(work)) {
          done.get();
        }
      } finally {
        pool.shutdownNow();
      }
    }

    @Test
    void a_raise_that_returned_is_seen_by_every_thread() throws Exception {
      ConcurrentLinkedQueue<Raise> returned = new ConcurrentLinkedQueue<>();
      ConcurrentLinkedQueue<String> missed = new ConcurrentLinkedQueue<>();
      Sequence start = graph.pin();
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        Random random = new Random(t);
        work.add(
            () -> {
              for (int i = 0; i < 300; i++) {
                returned.add(raise(Tag.of("post", random.nextInt(80))));
              }
              return null;
            });
        work.add(
            () -> {
              for (int i = 0; i < 300; i++) {
                long version = graph.version();
                for (Raise raise : returned.toArray(Raise[]::new)) {
                  Sequence before = new Sequence(start.generation(), raise.sequence().number() - 1);
                  if (graph.standing(before, raise.tags()).isCurrent()) {
                    missed.add("at version " + version + ": " + raise);
                  }
                }
              }
              return null;
            });
      }
      together(work);

      assertThat(missed).isEmpty();
    }

    @Test
    void the_pin_reaches_the_last_raise_when_all_were_advanced_past() throws Exception {
      long start = graph.pin().number();
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Random random = new Random(t);
        work.add(
            () -> {
              List<Raise> open = new ArrayList<>();
              for (int i = 0; i < 100; i++) {
                open.add(raise(POST_7));
                if (open.size() > 5) {
                  graph.advance(open.remove(random.nextInt(open.size())));
                }
              }
              open.forEach(graph::advance);
              return null;
            });
      }
      together(work);

      assertThat(graph.pin().number()).isEqualTo(start + 400);
    }
  }
}
