package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.revalidate.FlakyGraph.Call;
import org.freshet.isr.revalidate.Raises.Unrecorded;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RaisesTest {

  private static final Tag POST_7 = Tag.of("post", 7);
  private static final Tag POST_8 = Tag.of("post", 8);
  private static final Set<EntityRef> ENTITIES = Set.of(new EntityRef(String.class, 7));

  private final List<String> log = new ArrayList<>();
  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final FlakyGraph graph = new FlakyGraph(clock, log);
  private final RecordedQueue queue = new RecordedQueue(log);
  private final List<Runnable> underWay = new ArrayList<>();
  private final List<Raise> forgotten = new ArrayList<>();

  private boolean cachesFail;
  private boolean cachesMayFill;
  private final Raises raises = raises();

  private Raises raises(String... settings) {
    return new Raises(
        graph,
        raise -> {
          log.add("forget");
          forgotten.add(raise);
          if (cachesFail) {
            throw new IllegalStateException("cache");
          }
          return cachesMayFill;
        },
        underWay::add,
        new RaiseRenewals(graph, queue, new Visits(clock, () -> 0), background, 500),
        background,
        () -> log.add("expired"),
        FakeConfig.settings(settings),
        clock);
  }

  private void link(String... keys) {
    for (String key : keys) {
      graph.link(key, Set.of(POST_7));
    }
  }

  private Raise raise() {
    return raises.raise(Set.of(POST_7), false, ENTITIES);
  }

  private boolean isCurrent(Sequence pin) {
    return graph.standing(pin, Set.of(POST_7)).isCurrent();
  }

  @Nested
  class A_raise {

    @Test
    void takes_effect_at_once_and_leaves_the_rest_for_behind() {
      link("a");
      Sequence before = graph.pin();
      Raise raise = raise();

      assertThat(raise).isNotNull();
      assertThat(raise.tags()).containsExactlyInAnyOrder(POST_7, Tag.of("any", "post"));
      assertThat(isCurrent(before)).isFalse();
      assertThat(log).containsExactly("raise");
    }

    @Test
    void is_noted_for_the_request_that_caused_it() {
      OwnRaises own = new OwnRaises();
      OwnRaises.set(own);
      try {
        Raise raise = raise();
        assertThat(own.latest()).isEqualTo(raise.sequence());

        graph.fail(Call.RAISE);
        raise();
        assertThat(own.latest())
            .as("nobody knows which one it will be")
            .isEqualTo(new Sequence(raise.sequence().generation(), Long.MAX_VALUE));
      } finally {
        OwnRaises.set(null);
      }
    }

    @Test
    void that_invalidates_expires_and_renews_nothing() {
      link("a", "b");
      Sequence before = graph.pin();
      raises.invalidate(Set.of(POST_7));
      background.runAll();

      assertThat(graph.standing(before, Set.of(POST_7)).expired()).isTrue();
      assertThat(log).containsExactly("raise", "expired", "forget", "advance");
    }

    @Test
    void makes_caches_forget_then_pins_advance_then_pages_wait_for_renewal() {
      link("a", "b");
      raise();
      background.runAll();

      assertThat(log).containsExactly("raise", "forget", "advance", "offer a", "offer b");
    }

    @Test
    void is_in_no_pin_before_the_caches_have_forgotten() {
      Sequence before = graph.pin();
      Raise raise = raise();
      assertThat(graph.pin()).isEqualTo(before);

      background.runAll();
      assertThat(graph.pin()).isEqualTo(raise.sequence());
    }

    @Test
    void tells_the_caches_what_was_changed() {
      Raise raise = raise();
      background.runAll();

      assertThat(forgotten).containsExactly(raise);
      assertThat(raise.entities()).isEqualTo(ENTITIES);
    }

    @Test
    void that_expires_ends_what_is_being_produced_before_it_returns() {
      raises.raise(Set.of(POST_7), true, Set.of());
      assertThat(log).containsExactly("raise", "expired");

      log.clear();
      raise();
      assertThat(log).containsExactly("raise");
    }

    @Test
    void is_told_on_the_thread_that_raised_with_what_was_named_and_why() {
      List<Object> told = new ArrayList<>();
      raises.tells(told::add);

      Raise raise = raise();

      assertThat(told).hasSize(1);
      TagsRaised event = (TagsRaised) told.get(0);
      assertThat(event.sequence()).isEqualTo(raise.sequence().number());
      assertThat(event.tags()).containsExactly(POST_7);
      assertThat(event.why()).startsWith("change of ");
    }

    @Test
    void made_by_a_renewal_offers_no_pages() {
      link("a");
      RenewalThread.set(true);
      try {
        raise();
      } finally {
        RenewalThread.set(false);
      }
      background.runAll();

      assertThat(log).contains("forget").doesNotContain("offer a");
    }

    @Test
    void of_several_tags_offers_the_pages_of_each() {
      graph.link("a", Set.of(POST_7));
      graph.link("b", Set.of(POST_8));
      graph.link("c", Set.of(Tag.of("other")));
      raises.raise(Set.of(POST_7, POST_8), false, Set.of());
      background.runAll();

      assertThat(log).contains("offer a", "offer b").doesNotContain("offer c");
    }

    @Test
    void of_a_namespace_offers_the_pages_of_all_its_tags() {
      link("a");
      raises.raise(Set.of(Tag.of("post")), false, Set.of());
      background.runAll();

      assertThat(log).contains("offer a");
    }

    @Test
    void offers_more_pages_than_are_looked_up_at_once() {
      for (int i = 0; i < 1000; i++) {
        link("p" + i);
      }
      raise();
      background.runAll();

      assertThat(log.stream().filter(entry -> entry.startsWith("offer ")))
          .hasSize(1000)
          .doesNotHaveDuplicates();
    }

    @Test
    void is_not_repeated() {
      raise();
      background.advance(Duration.ofHours(1));

      assertThat(Collections.frequency(log, "raise")).isEqualTo(1);
    }
  }

  @Nested
  class Requests_under_way {

    @Test
    void may_bring_old_state_back_so_that_caches_forget_it_once_more_when_they_have_ended() {
      cachesMayFill = true;
      link("a");
      Sequence before = graph.pin();
      Raise raise = raise();
      background.runAll();

      assertThat(log).containsExactly("raise", "forget");
      assertThat(graph.pin()).isEqualTo(before);

      underWay.remove(0).run();
      assertThat(log).containsExactly("raise", "forget", "forget", "advance", "offer a");
      assertThat(graph.pin()).isEqualTo(raise.sequence());
    }

    @Test
    void are_waited_for_anew_when_the_caches_fail_to_forget_again() {
      cachesMayFill = true;
      raise();
      background.runAll();
      cachesFail = true;
      underWay.remove(0).run();
      assertThat(log).containsExactly("raise", "forget", "forget");

      cachesFail = false;
      background.advance(Duration.ofMillis(200));
      underWay.remove(0).run();
      assertThat(log).containsExactly("raise", "forget", "forget", "forget", "forget", "advance");
    }
  }

  @Nested
  class Caches_that_fail {

    @Test
    void hold_the_pin_back_and_are_asked_again_until_they_forget() {
      link("a");
      cachesFail = true;
      Sequence before = graph.pin();
      Raise raise = raise();
      background.advance(Duration.ofSeconds(5));

      assertThat(graph.pin()).isEqualTo(before);
      assertThat(log).doesNotContain("offer a");

      cachesFail = false;
      background.advance(Duration.ofSeconds(10));
      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(log).endsWith("forget", "advance", "offer a");
    }

    @Test
    void are_asked_at_intervals_that_double_up_to_10_seconds() {
      cachesFail = true;
      raise();
      background.advance(Duration.ofMinutes(1));

      assertThat(background.delays())
          .startsWith(
              Duration.ofMillis(200),
              Duration.ofMillis(400),
              Duration.ofMillis(800),
              Duration.ofMillis(1600),
              Duration.ofMillis(3200),
              Duration.ofMillis(6400),
              Duration.ofSeconds(10),
              Duration.ofSeconds(10));
    }

    @Test
    void hold_back_the_raises_that_come_after_too() {
      cachesFail = true;
      raise();
      background.runAll();
      cachesFail = false;
      Sequence before = graph.pin();
      raise();
      background.runAll();
      assertThat(graph.pin()).isEqualTo(before);

      background.advance(Duration.ofMillis(200));
      assertThat(graph.pin().number()).isEqualTo(before.number() + 2);
    }
  }

  @Nested
  class A_graph_that_fails {

    @Test
    void leaves_a_raise_unrecorded_whose_tags_count_as_raised() {
      graph.fail(Call.RAISE);

      assertThat(raise()).isNull();
      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.RAISE);
      assertThat(raises.unrecorded(List.of(POST_8, POST_7))).isEqualTo(Unrecorded.RAISE);
      assertThat(raises.unrecorded(List.of(POST_8))).isEqualTo(Unrecorded.NOTHING);
      assertThat(raises.unrecorded(List.of())).isEqualTo(Unrecorded.NOTHING);
    }

    @Test
    void leaves_every_tag_of_an_unrecorded_namespace_raised() {
      graph.fail(Call.RAISE);
      raises.raise(Set.of(Tag.of("post")), false, Set.of());

      assertThat(raises.unrecorded(List.of(POST_8))).isEqualTo(Unrecorded.RAISE);
      assertThat(raises.unrecorded(List.of(Tag.of("posts")))).isEqualTo(Unrecorded.NOTHING);
    }

    @Test
    void leaves_an_expiry_in_force_and_ends_what_is_being_produced() {
      graph.fail(Call.RAISE);
      raises.raise(Set.of(POST_7), true, Set.of());

      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.EXPIRE);
      assertThat(log).containsExactly("expired");
    }

    @Test
    void leaves_an_expiry_in_force_beside_a_raise_of_the_same_tag() {
      graph.fail(Call.RAISE);
      raise();
      raises.raise(Set.of(POST_7), true, Set.of());
      raise();

      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.EXPIRE);
    }

    @Test
    void records_the_raise_as_soon_as_it_can() {
      link("a");
      graph.fail(Call.RAISE);
      Sequence before = graph.pin();
      raise();
      graph.recover();
      assertThat(isCurrent(before)).isTrue();

      background.advance(Duration.ofMillis(200));
      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.NOTHING);
      assertThat(isCurrent(before)).isFalse();
      assertThat(log).containsExactly("raise", "forget", "advance", "offer a");
    }

    @Test
    void is_asked_at_intervals_that_double_up_to_a_second_however_many_raises_wait() {
      graph.fail(Call.RAISE);
      for (int i = 0; i < 50; i++) {
        raise();
      }
      background.advance(Duration.ofSeconds(10));

      assertThat(background.delays())
          .startsWith(
              Duration.ofMillis(200),
              Duration.ofMillis(400),
              Duration.ofMillis(800),
              Duration.ofSeconds(1),
              Duration.ofSeconds(1))
          .hasSizeLessThan(15);
    }

    @Test
    void takes_all_that_wait_as_soon_as_it_takes_one() {
      Sequence before = graph.pin();
      graph.fail(Call.RAISE);
      raise();
      raises.raise(Set.of(POST_8), false, Set.of());
      background.advance(Duration.ofMinutes(1));
      graph.recover();
      background.advance(Duration.ofSeconds(1));

      assertThat(raises.waiting()).isZero();
      assertThat(graph.standing(before, Set.of(POST_8)).isCurrent()).isFalse();
    }

    @Test
    void leaves_pages_stale_since_the_change_and_not_since_it_works_again() {
      Sequence before = graph.pin();
      Instant changed = clock.instant();
      graph.fail(Call.RAISE);
      raise();
      background.advance(Duration.ofSeconds(7));
      assertThat(raises.unrecordedSince(List.of(POST_8))).isNull();
      assertThat(raises.unrecordedSince(List.of(POST_8, POST_7))).isEqualTo(changed);

      graph.recover();
      background.advance(Duration.ofSeconds(1));
      assertThat(graph.standing(before, Set.of(POST_7)).staleSince()).isEqualTo(changed);
    }

    @Test
    void that_refuses_one_raise_takes_the_others() {
      graph.refuse(POST_7);
      raise();
      graph.fail(Call.RAISE);
      raises.raise(Set.of(POST_8), false, Set.of());
      graph.recover();
      background.advance(Duration.ofSeconds(2));

      assertThat(raises.unrecorded(List.of(POST_8))).isEqualTo(Unrecorded.NOTHING);
      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.RAISE);
    }

    @Test
    void records_each_of_several_raises_of_the_same_tags() {
      graph.fail(Call.RAISE);
      raise();
      raise();
      graph.recover();
      background.advance(Duration.ofSeconds(1));

      assertThat(Collections.frequency(log, "raise")).isEqualTo(2);
      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.NOTHING);
    }

    @Test
    void while_it_advances_is_asked_again() {
      link("a");
      graph.fail(Call.ADVANCE);
      Raise raise = raise();
      background.runAll();
      assertThat(log).doesNotContain("offer a");

      graph.recover();
      background.advance(Duration.ofMillis(200));
      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(log).endsWith("offer a");
    }

    @Test
    void while_it_advances_past_requests_under_way_is_asked_again() {
      cachesMayFill = true;
      link("a");
      graph.fail(Call.ADVANCE);
      Raise raise = raise();
      background.runAll();
      underWay.remove(0).run();

      graph.recover();
      cachesMayFill = false;
      background.advance(Duration.ofMillis(200));
      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(log).endsWith("offer a");
    }

    @Test
    void to_tell_the_pages_leaves_them_to_their_visitors() {
      link("a");
      graph.fail(Call.KEYS);
      Raise raise = raise();
      background.runAll();

      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(log).doesNotContain("offer a");
    }
  }

  @Test
  void a_queue_that_fails_leaves_pages_to_their_visitors() {
    link("a");
    queue.fail();
    Raise raise = raise();
    background.runAll();

    assertThat(graph.pin()).isEqualTo(raise.sequence());
  }

  @Nested
  class Settling {

    @Test
    void repeats_each_raise_once_for_replicas_that_lag() {
      Raises settling = raises("isr.settle", "PT2S");
      Raise raise = settling.raise(Set.of(POST_7), false, ENTITIES);
      background.advance(Duration.ofMillis(1999));
      assertThat(Collections.frequency(log, "raise")).isEqualTo(1);

      background.advance(Duration.ofHours(1));
      assertThat(Collections.frequency(log, "raise")).isEqualTo(2);
      assertThat(graph.pin().number()).isEqualTo(raise.sequence().number() + 1);
      assertThat(forgotten).extracting(Raise::entities).containsExactly(ENTITIES, ENTITIES);
    }

    @Test
    void repeats_an_expiry_as_one() {
      raises("isr.settle", "PT2S").raise(Set.of(POST_7), true, Set.of());
      background.advance(Duration.ofSeconds(2));

      assertThat(Collections.frequency(log, "expired")).isEqualTo(2);
    }

    @Test
    void can_be_asked_for_one_raise() {
      raises.raise(Set.of(POST_7), false, Set.of(), Duration.ofSeconds(1));
      background.advance(Duration.ofSeconds(1));

      assertThat(Collections.frequency(log, "raise")).isEqualTo(2);
    }
  }

  @Nested
  class Debts {

    private static final Duration HALF_A_LEASE = FlakyGraph.LEASE.dividedBy(2);

    private void owe() {
      graph.owe("tx", Set.of(POST_7), ENTITIES);
      raises.watchDebts(FlakyGraph.LEASE);
    }

    @Test
    void are_raised_and_settled_when_their_lease_is_over() {
      Sequence before = graph.pin();
      owe();
      background.advance(HALF_A_LEASE);
      assertThat(log).isEmpty();

      background.advance(FlakyGraph.LEASE);
      assertThat(log).containsExactly("raise", "settle tx", "forget", "advance");
      assertThat(isCurrent(before)).isFalse();
      assertThat(forgotten.get(0).entities()).isEqualTo(ENTITIES);
    }

    @Test
    void are_raised_once() {
      owe();
      background.advance(FlakyGraph.LEASE.multipliedBy(10));

      assertThat(Collections.frequency(log, "raise")).isEqualTo(1);
    }

    @Test
    void are_watched_every_half_lease() {
      owe();
      background.advance(FlakyGraph.LEASE.multipliedBy(3));

      assertThat(background.delays()).containsOnly(HALF_A_LEASE).hasSizeGreaterThan(5);
    }

    @Test
    void that_could_not_be_recorded_stay_owed() {
      owe();
      graph.fail(Call.RAISE);
      background.advance(FlakyGraph.LEASE.multipliedBy(2));

      assertThat(log).doesNotContain("settle tx");
      assertThat(raises.unrecorded(List.of(POST_7))).isEqualTo(Unrecorded.RAISE);

      graph.recover();
      background.advance(FlakyGraph.LEASE.multipliedBy(3));
      assertThat(log).contains("raise", "settle tx");
    }

    @Test
    void are_watched_on_when_the_graph_fails() {
      owe();
      graph.fail(Call.OVERDUE);
      background.advance(FlakyGraph.LEASE.multipliedBy(2));
      graph.recover();
      background.advance(FlakyGraph.LEASE);

      assertThat(log).contains("settle tx");
    }

    @Test
    void that_could_not_be_settled_are_raised_again() {
      owe();
      graph.fail(Call.SETTLE);
      background.advance(FlakyGraph.LEASE.multipliedBy(2));
      graph.recover();
      background.advance(FlakyGraph.LEASE.multipliedBy(3));

      assertThat(Collections.frequency(log, "raise")).isGreaterThan(1);
      assertThat(log).contains("settle tx");
    }
  }

  @Nested
  class Nodes_that_are_lost {

    @Test
    void leave_raises_that_this_node_goes_on_with() {
      link("a", "b");
      Raise raise = graph.raise(Set.of(POST_7), false, Set.of());
      graph.advance(raise);
      graph.left.add(new TagGraph.Left(raise, new Cause("ada", "change of Post")));
      raises.watchDebts(FlakyGraph.LEASE);

      background.advance(FlakyGraph.LEASE.dividedBy(2));

      assertThat(log).containsExactly("raise", "advance", "offer a", "offer b");
      assertThat(graph.followed).containsExactly(raise.sequence().number());
    }

    @Test
    void are_nothing_to_those_who_only_hear_of_their_raises() {
      link("a");
      Raise raise = graph.raise(Set.of(POST_7), true, ENTITIES);
      raises.heard(raise);
      background.runAll();

      assertThat(log).doesNotContain("offer a");
      assertThat(graph.pin()).isEqualTo(raise.sequence());
      assertThat(graph.followed).isEmpty();
    }
  }
}
