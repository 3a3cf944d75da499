package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.Test;

class InMemoryTagGraphTest extends TagGraphContract {

  private static final Tag POST_7 = Tag.of("post", 7);
  private static final Tag POST_8 = Tag.of("post", 8);

  private final Sequence start = new Sequence(42, 100);
  private final InMemoryTagGraph joined = new InMemoryTagGraph(clock, LIMITS, start);

  @Override
  protected TagGraph graph(InstantSource clock, Limits limits) {
    return TagGraph.inMemory(clock, limits);
  }

  private Raise elsewhere(long number, Tag... tags) {
    return new Raise(new Sequence(42, number), Set.of(tags), false, Set.of(), clock.instant());
  }

  @Test
  void each_graph_has_a_generation_of_its_own() {
    Set<Long> generations = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      generations.add(TagGraph.inMemory(new FakeClock(), LIMITS).pin().generation());
    }

    assertThat(generations).hasSize(100);
  }

  @Test
  void carried_tags_are_found_by_a_part_of_their_text_page_by_page() {
    TagGraph graph = TagGraph.inMemory(clock, LIMITS);
    graph.link("a", Set.of(POST_7, POST_8));
    graph.link("b", Set.of(POST_7, Tag.of("tags")));

    assertThat(graph.carried("post:", null, 1)).containsExactly(new TagGraph.Carried(POST_7, 2));
    assertThat(graph.carried("post:", "post:7", 1))
        .containsExactly(new TagGraph.Carried(POST_8, 1));
    assertThat(graph.carried("", null, 10)).hasSize(3);
    assertThat(graph.carried("unknown", null, 10)).isEmpty();
    graph.unlink("a");
    assertThat(graph.carried("post:8", null, 10)).isEmpty();
  }

  @Test
  void bounds_that_are_not_positive_are_refused() {
    Duration lease = Duration.ofSeconds(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, lease));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, lease));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, Duration.ZERO));
  }

  @Test
  void what_was_pinned_before_a_graph_joined_is_unservable() {
    assertThat(joined.standing(new Sequence(42, 99), List.of(POST_7)))
        .isEqualTo(Standing.UNSERVABLE);
    assertThat(joined.standing(start, List.of(POST_7))).isEqualTo(Standing.CURRENT);
  }

  @Test
  void a_raise_from_elsewhere_counts_at_once_and_is_in_no_pin_before_those_between() {
    joined.learn(elsewhere(103, POST_7));

    assertThat(joined.standing(start, List.of(POST_7)).isCurrent()).isFalse();
    joined.advance(elsewhere(103, POST_7));
    assertThat(joined.pin()).isEqualTo(start);
    joined.learn(elsewhere(101, POST_8));
    joined.learn(elsewhere(102, POST_8));
    joined.advance(elsewhere(101, POST_8));
    assertThat(joined.pin().number()).isEqualTo(101);
    joined.advance(elsewhere(102, POST_8));
    assertThat(joined.pin().number()).isEqualTo(103);
  }

  @Test
  void raises_that_are_learned_out_of_order_bound_a_pin_by_what_was_known_first() {
    clock.advanceSeconds(10);
    Raise later = elsewhere(102, POST_7);
    joined.learn(later);
    clock.advanceSeconds(10);
    joined.learn(elsewhere(101, POST_7));
    joined.learn(elsewhere(102, POST_7));

    assertThat(joined.standing(start, List.of(POST_7)).staleSince()).isEqualTo(later.at());
  }

  @Test
  void a_raise_of_another_generation_is_not_learned() {
    joined.learn(
        new Raise(new Sequence(43, 101), Set.of(POST_7), false, Set.of(), clock.instant()));

    assertThat(joined.standing(start, List.of(POST_7))).isEqualTo(Standing.CURRENT);
  }
}
