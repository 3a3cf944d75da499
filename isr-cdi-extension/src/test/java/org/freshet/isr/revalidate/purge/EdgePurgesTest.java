package org.freshet.isr.revalidate.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.store.RenewalRequest;
import org.junit.jupiter.api.Test;

/** An edge that takes two tags, or URLs, in a call; repeated after ten seconds. */
class EdgePurgesTest {

  private static final Tag BOOK = Tag.of("book", 1);

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final Edge edge = new Edge(new Reach(20, 0, 0, false, 10_000));
  private final List<String> watched = new ArrayList<>();

  /** An edge that answers as a test says, and takes what it is told else. */
  private static final class Edge implements EdgeCache {

    final Reach reach;
    final List<Purge> calls = new ArrayList<>();
    final Deque<PurgeResult> answers = new ArrayDeque<>();
    boolean away;

    Edge(Reach reach) {
      this.reach = reach;
    }

    @Override
    public String name() {
      return "edge";
    }

    @Override
    public List<TagField> tagFields() {
      return reach.knowsTags() ? List.of(TagField.of("Cache-Tag", ",", 50)) : List.of();
    }

    @Override
    public Reach reach() {
      return reach;
    }

    @Override
    public PurgeResult purge(Purge purge) throws IOException {
      calls.add(purge);
      if (away) {
        throw new IOException("secret of the connection");
      }
      return answers.isEmpty() ? PurgeResult.done() : answers.remove();
    }

    Set<String> told() {
      return calls.stream().flatMap(call -> call.texts().stream()).collect(Collectors.toSet());
    }
  }

  private EdgePurges purges(Duration again, int maxPending, EdgeCache... edges) {
    EdgeSettings settings =
        new EdgeSettings(
            List.of("edge"),
            again,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            maxPending,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return EdgePurges.of(
        List.of(edges),
        new EdgeHeaders(List.of(edges)),
        settings,
        List.of("https://shop.example"),
        background,
        clock,
        () -> 0.5,
        (name, outcome) -> watched.add(name + " " + outcome));
  }

  private EdgePurges purges() {
    return purges(Duration.ZERO, 1000, edge);
  }

  private void second() {
    background.advance(Duration.ofSeconds(1));
  }

  @Test
  void nothing_is_told_on_the_thread_that_raises() {
    purges().purge(Set.of(BOOK), false, () -> {});
    assertThat(edge.calls).isEmpty();
    second();
    assertThat(edge.calls).hasSize(1);
  }

  @Test
  void what_comes_together_is_told_together_and_once() {
    EdgePurges purges = purges();
    AtomicInteger purged = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      purges.purge(Set.of(BOOK, Tag.of("book", 2)), false, purged::incrementAndGet);
    }
    assertThat(purged).hasValue(0);
    second();
    assertThat(edge.calls).singleElement().satisfies(call -> assertThat(call.soft()).isTrue());
    assertThat(edge.told()).containsExactlyInAnyOrder("book__1", "book__2", "any__book", "0-more");
    assertThat(purged).hasValue(5);
    assertThat(watched).containsExactly("edge DONE");
  }

  @Test
  void what_nobody_may_see_any_more_goes_first_and_is_dropped() {
    EdgePurges purges = purges();
    purges.purge(Set.of(BOOK), false, () -> {});
    purges.purge(Set.of(Tag.of("book", 2)), true, () -> {});
    second();
    assertThat(edge.calls).extracting(Purge::soft).containsExactly(false, true);
    assertThat(edge.calls.get(0).texts()).contains("book__2").doesNotContain("book__1");
  }

  @Test
  void a_call_holds_no_more_than_the_edge_takes() {
    purges().purge(tags(50), false, () -> {});
    second();
    assertThat(edge.calls).hasSizeGreaterThan(2).allMatch(call -> call.targets().size() <= 20);
    assertThat(edge.told()).contains("book__0", "book__49");
  }

  /** The original ignored 429, and the answer as a whole. */
  @Test
  void fault_12_an_edge_that_is_asked_too_often_is_asked_again_when_it_says() {
    EdgePurges purges = purges();
    edge.answers.add(PurgeResult.later("status 429", Duration.ofSeconds(30)));
    AtomicInteger purged = new AtomicInteger();
    purges.purge(Set.of(BOOK), false, purged::incrementAndGet);
    second();
    assertThat(edge.calls).hasSize(1);
    assertThat(purges.states().get(0).text()).isEqualTo("failing: status 429, 1 pending");
    background.advance(Duration.ofSeconds(28));
    assertThat(edge.calls).hasSize(1);
    background.advance(Duration.ofSeconds(2));

    assertThat(edge.calls).hasSize(2);
    assertThat(edge.calls.get(1)).isEqualTo(edge.calls.get(0));
    assertThat(purged).hasValue(1);
    assertThat(purges.states().get(0).text()).isEqualTo("up");
  }

  @Test
  void a_call_that_is_repeated_has_the_id_it_had() {
    EdgePurges purges = purges();
    edge.away = true;
    purges.purge(Set.of(BOOK), false, () -> {});
    background.advance(Duration.ofMinutes(1));
    purges.purge(Set.of(Tag.of("book", 2)), false, () -> {});
    edge.away = false;
    background.advance(Duration.ofMinutes(10));

    assertThat(edge.calls).extracting(Purge::id).containsSequence(edge.calls.get(0).id());
    assertThat(edge.calls.stream().map(Purge::id).distinct()).hasSize(2);
    assertThat(edge.told()).contains("book__1", "book__2");
  }

  @Test
  void an_edge_that_is_away_is_asked_less_and_less_often_and_tells_no_secret() {
    EdgePurges purges = purges();
    edge.away = true;
    purges.purge(Set.of(BOOK), false, () -> {});
    background.advance(Duration.ofHours(2));
    int calls = edge.calls.size();
    assertThat(calls).isBetween(15, 40);
    assertThat(purges.states().get(0).text()).isEqualTo("failing: IOException, 1 pending");
    edge.away = false;
    background.advance(Duration.ofMinutes(10));
    assertThat(edge.calls).hasSize(calls + 1);
  }

  @Test
  void an_edge_that_denies_is_asked_seldom_and_never_given_up() {
    EdgePurges purges = purges();
    edge.answers.add(PurgeResult.denied("status 403"));
    purges.purge(Set.of(BOOK), false, () -> {});
    background.advance(Duration.ofMinutes(3));
    assertThat(edge.calls).hasSize(1);
    background.advance(Duration.ofMinutes(10));
    assertThat(edge.calls).hasSize(2);
  }

  @Test
  void a_refused_call_is_split_until_what_is_wrong_with_it_is_alone() {
    EdgePurges purges = purges();
    purges.purge(tags(8), false, () -> {});
    edge.answers.add(PurgeResult.refused("status 413"));
    second();
    assertThat(edge.calls).hasSize(3);
    assertThat(edge.calls.get(1).targets().size() + edge.calls.get(2).targets().size())
        .isEqualTo(edge.calls.get(0).targets().size());
    assertThat(edge.calls.stream().map(Purge::id)).doesNotHaveDuplicates();
    assertThat(purges.states().get(0).lost()).isZero();
  }

  @Test
  void what_is_refused_alone_is_lost_and_counted_and_the_rest_is_told() {
    EdgePurges purges = purges();
    AtomicInteger purged = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      edge.answers.add(PurgeResult.refused("status 400"));
    }
    purges.purge(Set.of(BOOK), false, purged::incrementAndGet);
    second();
    assertThat(purges.states().get(0).lost()).isPositive();
    assertThat(purged).hasValue(1);
  }

  @Test
  void too_many_tags_become_their_namespace() {
    EdgePurges purges = purges(Duration.ZERO, 100, edge);
    edge.away = true;
    purges.purge(Set.of(Tag.of("author", 1)), false, () -> {});
    second();
    purges.purge(tags(500), false, () -> {});
    assertThat(purges.states().get(0).pending()).isLessThanOrEqualTo(101);
    edge.away = false;
    background.advance(Duration.ofMinutes(1));
    assertThat(edge.told()).contains("author__1", "book").doesNotContain("book__7");
  }

  @Test
  void too_many_namespaces_become_everything() {
    EdgePurges purges = purges(Duration.ZERO, 100, edge);
    purges.purge(
        IntStream.range(0, 300).mapToObj(i -> Tag.of("n" + i, i)).collect(Collectors.toSet()),
        false,
        () -> {});
    second();
    assertThat(edge.told()).contains("app", "any__app", "0-more").hasSize(3);
  }

  @Test
  void each_purge_is_repeated_once_after_a_while() {
    EdgePurges purges = purges(Duration.ofSeconds(10), 1000, edge);
    purges.purge(Set.of(BOOK), false, () -> {});
    background.advance(Duration.ofSeconds(9));
    assertThat(edge.calls).hasSize(1);
    background.advance(Duration.ofSeconds(60));
    assertThat(edge.calls).hasSize(2);
    assertThat(edge.calls.get(1).texts()).isEqualTo(edge.calls.get(0).texts());
    assertThat(background.later()).isZero();

    purges.purge(Set.of(Tag.of("book", 2)), true, () -> {});
    background.advance(Duration.ofSeconds(60));
    assertThat(edge.calls).hasSize(4);
    assertThat(edge.calls.get(3).soft()).isFalse();
  }

  @Test
  void an_edge_that_knows_no_tags_is_told_the_urls_of_pages() {
    Edge urls = new Edge(new Reach(0, 2, 1, true, 10_000));
    EdgePurges purges = purges(Duration.ZERO, 100, edge, urls);
    assertThat(purges.wantPages()).isTrue();
    AtomicInteger purged = new AtomicInteger();
    for (String path : List.of("/a", "/b", "/b", "/c?d=e")) {
      purges.purge(new RenewalRequest("https://shop.example", path, List.of()), false);
    }
    purges.purge(Set.of(Tag.of("under", "/books")), false, purged::incrementAndGet);
    second();
    assertThat(urls.calls)
        .extracting(Purge::kind)
        .containsExactly(Kind.PREFIXES, Kind.URLS, Kind.URLS);
    assertThat(urls.told())
        .containsExactlyInAnyOrder(
            "https://shop.example/books",
            "https://shop.example/a",
            "https://shop.example/b",
            "https://shop.example/c?d=e");
    assertThat(edge.told()).noneMatch(text -> text.startsWith("https"));
    assertThat(purged).hasValue(1);
  }

  @Test
  void too_many_urls_become_everything_where_that_can_be_told() {
    Edge urls = new Edge(new Reach(0, 2, 0, true, 10_000));
    EdgePurges purges = purges(Duration.ZERO, 100, urls);
    pages(purges, 101);
    second();
    assertThat(urls.calls).extracting(Purge::kind).containsExactly(Kind.EVERYTHING);
  }

  @Test
  void urls_for_which_there_is_no_room_are_counted_where_nothing_coarser_can_be_told() {
    Edge urls = new Edge(new Reach(0, 50, 0, false, 10_000));
    EdgePurges purges = purges(Duration.ZERO, 100, urls);
    pages(purges, 103);
    second();
    assertThat(urls.told()).hasSize(100);
    assertThat(purges.states().get(0).lost()).isEqualTo(3);
  }

  @Test
  void targets_that_are_left_are_told_later_and_hold_up_nobody() {
    Edge urls = new Edge(new Reach(0, 50, 0, false, 10_000));
    EdgePurges purges = purges(Duration.ZERO, 100, urls);
    Target left = Target.of("https://shop.example/0");
    urls.answers.add(PurgeResult.doneBut(List.of(left), "not renewed yet"));
    pages(purges, 2);
    second();
    assertThat(urls.calls).hasSize(1);
    background.advance(Duration.ofMinutes(1));
    assertThat(urls.calls).hasSize(2);
    assertThat(urls.calls.get(1).targets()).containsExactly(left);
  }

  @Test
  void without_an_edge_a_purge_is_over_at_once() {
    AtomicInteger purged = new AtomicInteger();
    EdgePurges none = purges(Duration.ofSeconds(10), 100);
    none.purge(Set.of(BOOK), false, purged::incrementAndGet);
    assertThat(purged).hasValue(1);
    assertThat(none.areAny()).isFalse();
    assertThat(background.later()).isZero();
  }

  private static void pages(EdgePurges purges, int count) {
    for (int i = 0; i < count; i++) {
      purges.purge(new RenewalRequest("https://shop.example", "/" + i, List.of()), false);
    }
  }

  private static Set<Tag> tags(int count) {
    return IntStream.range(0, count).mapToObj(i -> Tag.of("book", i)).collect(Collectors.toSet());
  }
}
