package org.freshet.isr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.policy.Freshness.FRESH;
import static org.freshet.isr.policy.Freshness.STALE_IF_ERROR;
import static org.freshet.isr.policy.Freshness.STALE_WHILE_REVALIDATE;
import static org.freshet.isr.policy.Freshness.TOO_OLD;
import static org.freshet.isr.policy.Freshness.UNSERVABLE;

import java.time.Duration;
import java.time.Instant;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that is fresh for 5 minutes, stale for an hour more, and there for a day on errors. */
class FreshnessDeciderTest {

  private static final Instant PRODUCED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Lifetimes LIFETIMES = new Lifetimes(0, 300, 3600, 86400);
  private static final Duration INSTANT_BEFORE = Duration.ofNanos(-1);

  private static Instant at(long seconds) {
    return PRODUCED.plusSeconds(seconds);
  }

  private static Instant before(long seconds) {
    return at(seconds).plus(INSTANT_BEFORE);
  }

  private static Freshness raised(Instant raisedAt, Instant now) {
    return FreshnessDecider.judge(PRODUCED, LIFETIMES, raisedAt, false, now);
  }

  private static Freshness verdict(Instant now) {
    return verdict(LIFETIMES, now);
  }

  private static Freshness verdict(Lifetimes lifetimes, Instant now) {
    return FreshnessDecider.judge(PRODUCED, lifetimes, null, false, now);
  }

  private static long ttl(@Nullable Instant raisedAt, Instant now) {
    return FreshnessDecider.timeToLive(PRODUCED, LIFETIMES, raisedAt, now);
  }

  @Test
  void a_response_is_fresh_until_its_shared_lifetime_ends() {
    assertThat(verdict(at(0))).isEqualTo(FRESH);
    assertThat(verdict(at(299))).isEqualTo(FRESH);
    assertThat(verdict(before(300))).isEqualTo(FRESH);
    assertThat(verdict(at(300))).isEqualTo(STALE_WHILE_REVALIDATE);
  }

  @Test
  void a_response_is_served_stale_until_its_window_ends() {
    assertThat(verdict(before(3900))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(verdict(at(3900))).isEqualTo(STALE_IF_ERROR);
  }

  @Test
  void a_response_is_there_for_errors_until_that_window_ends() {
    assertThat(verdict(before(86700))).isEqualTo(STALE_IF_ERROR);
    assertThat(verdict(at(86700))).isEqualTo(TOO_OLD);
    assertThat(verdict(at(1_000_000_000))).isEqualTo(TOO_OLD);
  }

  @Test
  void a_response_from_the_future_is_fresh() {
    assertThat(verdict(at(-1))).isEqualTo(FRESH);
    assertThat(verdict(at(-86400))).isEqualTo(FRESH);
  }

  @Test
  void the_lifetime_of_private_caches_plays_no_part() {
    assertThat(verdict(new Lifetimes(100_000, 300, 0, 0), at(300))).isEqualTo(TOO_OLD);
  }

  @Test
  void without_windows_a_response_is_too_old_when_it_is_not_fresh() {
    Lifetimes lifetimes = new Lifetimes(0, 300, 0, 0);

    assertThat(verdict(lifetimes, before(300))).isEqualTo(FRESH);
    assertThat(verdict(lifetimes, at(300))).isEqualTo(TOO_OLD);
  }

  @Test
  void without_a_window_for_renewal_a_stale_response_is_there_for_errors_only() {
    assertThat(verdict(new Lifetimes(0, 300, 0, 60), at(300))).isEqualTo(STALE_IF_ERROR);
    assertThat(verdict(new Lifetimes(0, 300, 0, 60), before(360))).isEqualTo(STALE_IF_ERROR);
    assertThat(verdict(new Lifetimes(0, 300, 0, 60), at(360))).isEqualTo(TOO_OLD);
  }

  @Test
  void a_window_for_errors_that_is_the_shorter_one_has_no_effect() {
    Lifetimes lifetimes = new Lifetimes(0, 300, 60, 30);

    assertThat(verdict(lifetimes, before(360))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(verdict(lifetimes, at(360))).isEqualTo(TOO_OLD);
  }

  @Test
  void the_longest_lifetimes_can_be_judged() {
    Lifetimes longest =
        new Lifetimes(Lifetimes.MOST, Lifetimes.MOST, Lifetimes.MOST, Lifetimes.MOST);

    assertThat(verdict(longest, before(Lifetimes.MOST))).isEqualTo(FRESH);
    assertThat(verdict(longest, before(2 * Lifetimes.MOST))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(verdict(longest, at(2 * Lifetimes.MOST))).isEqualTo(TOO_OLD);
  }

  @Test
  void a_raise_makes_a_fresh_response_stale_at_once() {
    assertThat(raised(at(100), at(100))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(raised(at(0), at(0))).isEqualTo(STALE_WHILE_REVALIDATE);
  }

  @Test
  void a_raise_during_the_lifetime_cuts_the_windows_which_begin_with_it() {
    assertThat(raised(at(100), before(3700))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(raised(at(100), at(3700))).isEqualTo(STALE_IF_ERROR);
    assertThat(raised(at(100), before(86500))).isEqualTo(STALE_IF_ERROR);
    assertThat(raised(at(100), at(86500))).isEqualTo(TOO_OLD);
  }

  @Test
  void a_raise_after_the_lifetime_gives_no_time_back() {
    assertThat(raised(at(3000), before(3900))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(raised(at(3000), at(3900))).isEqualTo(STALE_IF_ERROR);
    assertThat(raised(at(3000), at(86700))).isEqualTo(TOO_OLD);
    assertThat(raised(at(100_000), at(100_000))).isEqualTo(TOO_OLD);
  }

  @Test
  void a_raise_at_the_very_end_of_the_lifetime_changes_nothing() {
    assertThat(raised(at(300), before(3900))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(raised(at(300), at(3900))).isEqualTo(STALE_IF_ERROR);
  }

  @Test
  void a_raise_from_before_the_response_makes_it_stale_all_the_same() {
    assertThat(raised(at(-10), at(0))).isEqualTo(STALE_WHILE_REVALIDATE);
    assertThat(raised(at(-3600), at(0))).isEqualTo(STALE_IF_ERROR);
  }

  @Test
  void a_raise_that_this_clock_has_not_reached_yet_makes_a_response_stale() {
    assertThat(raised(at(100), at(50))).isEqualTo(STALE_WHILE_REVALIDATE);
  }

  @Test
  void a_raise_without_a_window_for_renewal_leaves_a_response_for_errors_only() {
    Freshness freshness =
        FreshnessDecider.judge(PRODUCED, new Lifetimes(0, 300, 0, 60), at(100), false, before(160));

    assertThat(freshness).isEqualTo(STALE_IF_ERROR);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 299, 300, 3900, 86700})
  void what_was_expired_is_unservable_whatever_its_age(long seconds) {
    assertThat(FreshnessDecider.judge(PRODUCED, LIFETIMES, at(100), true, at(seconds)))
        .isEqualTo(UNSERVABLE);
    assertThat(FreshnessDecider.judge(PRODUCED, LIFETIMES, null, true, at(seconds)))
        .isEqualTo(UNSERVABLE);
  }

  @ParameterizedTest
  @EnumSource
  void only_what_is_fresh_or_renewed_behind_answers_at_once(Freshness freshness) {
    assertThat(freshness.answersAtOnce())
        .isEqualTo(freshness == FRESH || freshness == STALE_WHILE_REVALIDATE);
  }

  @Test
  void age_counts_whole_seconds_since_the_response_was_produced() {
    assertThat(FreshnessDecider.age(PRODUCED, at(0))).isZero();
    assertThat(FreshnessDecider.age(PRODUCED, before(1))).isZero();
    assertThat(FreshnessDecider.age(PRODUCED, at(1))).isEqualTo(1);
    assertThat(FreshnessDecider.age(PRODUCED, at(86400))).isEqualTo(86400);
  }

  @Test
  void age_is_never_negative() {
    assertThat(FreshnessDecider.age(PRODUCED, at(-5))).isZero();
    assertThat(FreshnessDecider.age(PRODUCED, before(0))).isZero();
  }

  @Test
  void time_to_live_is_what_is_left_of_the_lifetime_rounded_down() {
    assertThat(ttl(null, at(0))).isEqualTo(300);
    assertThat(ttl(null, at(0).plusMillis(1))).isEqualTo(299);
    assertThat(ttl(null, at(299))).isEqualTo(1);
    assertThat(ttl(null, at(299).plusMillis(500))).isZero();
    assertThat(ttl(null, at(-10))).isEqualTo(310);
  }

  @Test
  void time_to_live_of_a_stale_response_is_negative_from_its_first_moment_on() {
    assertThat(ttl(null, at(300))).isEqualTo(-1);
    assertThat(ttl(null, at(300).plusNanos(1))).isEqualTo(-1);
    assertThat(ttl(null, at(302))).isEqualTo(-2);
    assertThat(ttl(null, at(302).plusMillis(1))).isEqualTo(-3);
  }

  @Test
  void time_to_live_after_a_raise_counts_from_the_raise() {
    assertThat(ttl(at(100), at(100))).isEqualTo(-1);
    assertThat(ttl(at(100), at(110))).isEqualTo(-10);
    assertThat(ttl(at(100), at(50))).isEqualTo(-1);
  }

  @Test
  void time_to_live_after_a_raise_past_the_lifetime_counts_from_the_end_of_the_lifetime() {
    assertThat(ttl(at(1000), at(1010))).isEqualTo(-710);
    assertThat(ttl(at(300), at(310))).isEqualTo(-10);
  }
}
