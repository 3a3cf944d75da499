package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.RevalidationReport;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

class RevalidatorServiceTest {

  private static final Tag POST_7 = Tag.of("post", 7);

  private final FakeClock clock = new FakeClock();
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final Sequence before = graph.pin();
  private final RecordedQueue queue = new RecordedQueue();
  private final List<Set<Tag>> atCommit = new ArrayList<>();
  private final ManualBackground background = new ManualBackground(clock);
  private final RaiseRenewals pages =
      new RaiseRenewals(graph, queue, new Visits(clock, () -> 0), background, 500);
  private final RevalidatorService revalidator =
      new RevalidatorService(
          new Raises(
              graph,
              SharedCaches.NONE,
              Runnable::run,
              pages,
              background,
              () -> {},
              FakeConfig.settings(),
              clock),
          queue,
          atCommit::add,
          () -> "ada",
          clock);

  private boolean isExpired(Tag tag) {
    return graph.standing(before, Set.of(tag)).expired();
  }

  private boolean isCurrent(Tag tag) {
    return graph.standing(before, Set.of(tag)).isCurrent();
  }

  @Test
  void to_revalidate_is_to_raise() {
    RevalidationReport report = revalidator.revalidate(POST_7);

    assertThat(report).isEqualTo(new RevalidationReport(1, Set.of(POST_7), false, clock.instant()));
    assertThat(isCurrent(POST_7)).isFalse();
    assertThat(isExpired(POST_7)).isFalse();
  }

  @Test
  void to_expire_is_to_forbid_what_is_older() {
    RevalidationReport report = revalidator.expire(POST_7);

    assertThat(report.expired()).isTrue();
    assertThat(isExpired(POST_7)).isTrue();
  }

  @Test
  void a_path_is_raised_by_its_tag() {
    RevalidationReport report = revalidator.revalidatePath("/shop/api/posts/7");

    assertThat(report.tags()).containsExactly(Tag.of("path", "/shop/api/posts/7"));
    assertThat(isCurrent(Tag.of("path", "/shop/api/posts/7"))).isFalse();
    assertThat(isCurrent(Tag.of("path", "/shop/api/posts/8"))).isTrue();
  }

  @Test
  void a_path_that_does_not_start_at_the_root_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revalidator.revalidatePath("posts/7"))
        .withMessage("path 'posts/7' must start with '/'");
  }

  @Test
  void a_path_is_expired_by_its_tag() {
    revalidator.expirePath("/shop/api/posts/7");

    assertThat(isExpired(Tag.of("path", "/shop/api/posts/7"))).isTrue();
    assertThat(isCurrent(Tag.of("path", "/shop/api/posts/7/comments"))).isTrue();
  }

  @Test
  void a_prefix_ends_where_a_segment_ends() {
    RevalidationReport report = revalidator.revalidatePrefix("/shop/books");

    assertThat(report.tags()).hasSize(1);
    assertThat(isCurrent(Tag.of("path", "/shop/books"))).isFalse();
    assertThat(isCurrent(Tag.of("path", "/shop/books/7"))).isFalse();
    assertThat(isExpired(Tag.of("path", "/shop/books/7"))).isFalse();
    assertThat(isCurrent(Tag.of("path", "/shop/bookstore"))).isTrue();
  }

  @Test
  void a_prefix_can_be_expired() {
    revalidator.expirePrefix("/shop/books/");

    assertThat(isExpired(Tag.of("path", "/shop/books/7"))).isTrue();
    assertThat(isCurrent(Tag.of("path", "/shop/bookstore"))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revalidator.expirePrefix("shop"))
        .withMessage("path 'shop' must start with '/'");
  }

  @Test
  void a_route_is_raised_by_its_class_and_method() {
    revalidator.revalidateRoute(RevalidatorService.class, "renewals");

    Tag route = Tag.of("route", RevalidatorService.class.getName() + ".renewals");
    assertThat(AutomaticTags.of(RevalidatorService.class.getName() + ".renewals", "1"))
        .contains(route);
    assertThat(isCurrent(route)).isFalse();
    assertThat(isExpired(route)).isFalse();

    revalidator.expireRoute(RevalidatorService.class, "renewals");
    assertThat(isExpired(route)).isTrue();
  }

  @Test
  void a_route_that_does_not_exist_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revalidator.revalidateRoute(RevalidatorService.class, "renewal"))
        .withMessage(RevalidatorService.class.getName() + " has no public method 'renewal'");
  }

  @Test
  void everything_can_be_expired() {
    revalidator.expireAll();

    assertThat(AutomaticTags.of("r", "build")).anyMatch(this::isExpired);
  }

  @Test
  void a_call_is_known_by_its_caller_and_its_name() {
    revalidator.expirePrefix("/shop");
    background.runAll();

    assertThat(pages.progress())
        .singleElement()
        .satisfies(
            raise -> {
              assertThat(raise.who()).isEqualTo("ada");
              assertThat(raise.why()).isEqualTo("Revalidator.expirePrefix");
              assertThat(raise.expired()).isTrue();
              assertThat(raise.tags()).containsExactly(Tag.of("under", "/shop"));
            });
  }

  @Test
  void everything_is_raised_by_the_tag_that_everything_carries() {
    revalidator.revalidateAll();

    assertThat(AutomaticTags.of("r", "build")).anyMatch(tag -> !isCurrent(tag));
  }

  @Test
  void no_tag_at_all_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revalidator.revalidate(List.of()))
        .withMessage("tags is empty, must name at least one tag");
    assertThatIllegalArgumentException().isThrownBy(() -> revalidator.expire());
    assertThat(atCommit).isEmpty();
  }

  @Test
  void null_is_refused() {
    assertThatNullPointerException()
        .isThrownBy(() -> revalidator.revalidate(Arrays.asList(POST_7, null)));
  }

  @Test
  void tags_that_are_named_twice_are_raised_once() {
    assertThat(revalidator.revalidate(POST_7, POST_7).tags()).containsExactly(POST_7);
  }

  @Test
  void each_call_raises_again_when_the_transaction_commits() {
    revalidator.revalidate(POST_7);

    assertThat(atCommit).containsExactly(Set.of(POST_7));
  }

  @Test
  void a_raise_that_could_not_be_recorded_has_no_number() {
    graph.fail(FlakyGraph.Call.RAISE);
    clock.advanceSeconds(5);
    RevalidationReport report = revalidator.expire(POST_7);

    assertThat(report).isEqualTo(new RevalidationReport(-1, Set.of(POST_7), true, clock.instant()));
  }

  @Test
  void renewals_are_those_of_the_queue() {
    assertThat(revalidator.renewals()).isEqualTo(queue.renewals());
  }
}
