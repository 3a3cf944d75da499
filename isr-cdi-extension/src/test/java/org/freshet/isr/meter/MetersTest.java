package org.freshet.isr.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.ServedStale;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.junit.jupiter.api.Test;

class MetersTest {

  private final FakeClock clock = new FakeClock();
  private final Meters meters = new Meters(clock);
  private final RouteMeters posts = meters.route("com.acme.Posts.get", "/posts/{id}");

  private void minutePasses() {
    clock.advanceSeconds(60);
    meters.tick();
  }

  private void hits(int count) {
    for (int i = 0; i < count; i++) {
      posts.hit(Outcome.FRONT_HIT, 20_000);
    }
  }

  private TagsRaised raise() {
    return new TagsRaised(1, Set.of(Tag.of("post", 7)), false, null, "commit", clock.instant());
  }

  private Renewal renewal(Renewal.State state) {
    return new Renewal("/posts/7", state, 1, clock.instant(), null);
  }

  @Test
  void the_last_reason_of_a_path_is_remembered_for_a_bounded_number_of_paths() {
    new RequestMeter(posts, false).notStored("/posts/7", "session");
    new RequestMeter(posts, true).notStored("/posts/7", "set-cookie");
    new RequestMeter(posts, false).notStored("", "request");
    RequestMeter answered = new RequestMeter(posts, false);
    answered.answered(Outcome.STORED);
    answered.notStored("/posts/7", "no response");

    assertThat(meters.refusal("/posts/7"))
        .isEqualTo(new Refusal("/posts/7", "com.acme.Posts.get", "set-cookie", clock.instant()));
    for (int i = 0; i < Recent.PATHS; i++) {
      new RequestMeter(posts, false).notStored("/flood/" + i, "session");
    }
    assertThat(meters.refusal("/posts/7")).isNull();
  }

  @Test
  void the_latest_raises_are_remembered_newest_first() {
    for (int i = 0; i < Recent.RAISES + 10; i++) {
      meters.happened(
          new TagsRaised(i, Set.of(Tag.of("post", i)), false, null, "commit", clock.instant()));
    }

    assertThat(meters.recentRaises()).hasSize(Recent.RAISES);
    assertThat(meters.recentRaises().get(0).sequence()).isEqualTo(Recent.RAISES + 9);
  }

  @Test
  void requests_are_counted_by_outcome_and_method() {
    hits(2);
    posts.answered(Outcome.STORED, 3_000_000);
    meters.route("com.acme.Tags.list", "/tags").hit(Outcome.STALE, 20_000);

    Snapshot snapshot = meters.snapshot();
    assertThat(snapshot.total().requests())
        .containsEntry(Outcome.FRONT_HIT, 2L)
        .containsEntry(Outcome.STORED, 1L)
        .containsEntry(Outcome.STALE, 1L)
        .containsEntry(Outcome.BYPASS, 0L);
    assertThat(snapshot.total().all()).isEqualTo(4);
    assertThat(snapshot.routes())
        .extracting(Snapshot.Route::path)
        .containsExactly("/posts/{id}", "/tags");
    assertThat(snapshot.routes().get(0).requests()).containsEntry(Outcome.FRONT_HIT, 2L);
    assertThat(snapshot.total().hits().count()).isEqualTo(3);
  }

  @Test
  void the_hit_ratio_leaves_out_what_the_cache_took_no_part_in() {
    hits(3);
    posts.answered(Outcome.STORED, 1);
    posts.answered(Outcome.BYPASS, 1);

    assertThat(meters.snapshot().total().hitRatio()).isEqualTo(0.75);
    assertThat(meters.snapshot().routes().get(0).hitRatio()).isEqualTo(0.75);
  }

  @Test
  void without_requests_the_hit_ratio_is_0() {
    assertThat(meters.snapshot().total().hitRatio()).isZero();
  }

  @Test
  void what_is_not_stored_is_counted_by_reason() {
    posts.notStored("set-cookie", 1);
    posts.notStored("set-cookie", 1);
    posts.notStored("body limit", 1);

    assertThat(meters.snapshot().notStored())
        .containsEntry("set-cookie", 2L)
        .containsEntry("body limit", 1L);
    assertThat(meters.snapshot().total().requests()).containsEntry(Outcome.NOT_STORED, 3L);
  }

  @Test
  void raises_and_renewals_are_counted_as_they_are_told() {
    meters.happened(raise());
    meters.happened(renewal(Renewal.State.DONE));
    meters.happened(renewal(Renewal.State.FAILED));
    meters.happened(new ServedStale("/posts/7", "status 500", Duration.ofSeconds(1)));

    Period total = meters.snapshot().total();
    assertThat(total.raises()).isEqualTo(1);
    assertThat(total.renewed()).isEqualTo(1);
    assertThat(total.renewalsFailed()).isEqualTo(1);
  }

  @Test
  void the_current_minute_is_the_last_one_of_the_list() {
    hits(5);
    minutePasses();
    hits(2);
    clock.advanceSeconds(30);

    List<Period> minutes = meters.snapshot().minutes();
    assertThat(minutes).extracting(Period::all).containsExactly(5L, 2L);
    assertThat(minutes.get(0).to()).isEqualTo(FakeClock.START.plusSeconds(60));
    assertThat(minutes.get(1).to()).isEqualTo(FakeClock.START.plusSeconds(90));
  }

  @Test
  void a_minute_has_percentiles_of_its_own() {
    posts.hit(Outcome.HIT, 1_000_000);
    minutePasses();
    posts.hit(Outcome.HIT, 9_000_000);

    List<Period> minutes = meters.snapshot().minutes();
    assertThat(minutes.get(0).hits().p50()).isBetween(1_000L, 1_125L);
    assertThat(minutes.get(1).hits().p50()).isBetween(9_000L, 10_125L);
  }

  @Test
  void no_more_than_60_minutes_and_24_hours_are_remembered() {
    for (int i = 0; i < 26 * 60; i++) {
      hits(1);
      minutePasses();
    }

    Snapshot snapshot = meters.snapshot();
    assertThat(snapshot.minutes()).hasSize(61);
    assertThat(snapshot.hours()).hasSize(25);
    assertThat(snapshot.hours().get(0).all()).isEqualTo(60);
    assertThat(snapshot.hours().get(24).all()).isZero();
    assertThat(snapshot.total().all()).isEqualTo(26 * 60);
  }

  @Test
  void the_base_path_joins_the_template_once_it_is_known() {
    posts.locatedBelow("/shop/api/");
    posts.locatedBelow("/elsewhere/");

    assertThat(posts.path()).isEqualTo("/shop/api/posts/{id}");
  }

  @Test
  void one_method_has_one_set_of_meters() {
    assertThat(meters.route("com.acme.Posts.get", "/posts/{id}")).isSameAs(posts);
  }

  @Test
  void levels_are_unknown_until_somebody_measures() {
    assertThat(meters.snapshot().levels()).isEqualTo(Levels.UNKNOWN);

    meters.measuredBy(() -> new Levels(4096, 3, 2, 0));
    assertThat(meters.snapshot().levels().storeEntries()).isEqualTo(3);
  }

  @Test
  void a_watcher_is_told_as_it_happens() {
    List<String> told = new ArrayList<>();
    meters.watchedBy(
        new Watcher() {
          @Override
          public void answered(RouteMeters route, Outcome outcome, long nanos) {
            told.add(route.method() + " " + outcome.text() + " " + nanos);
          }

          @Override
          public void raised(TagsRaised raise) {
            told.add("raise " + raise.sequence());
          }
        });

    posts.hit(Outcome.FRONT_HIT, 20_000);
    posts.answered(Outcome.COLLAPSED, RouteMeters.UNMEASURED);
    meters.happened(raise());

    assertThat(told)
        .containsExactly(
            "com.acme.Posts.get front-hit 20000", "com.acme.Posts.get collapsed -1", "raise 1");
  }
}
