package org.freshet.isr.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;

/** Time and raises only ever take something away from a response. */
class FreshnessPropertiesTest {

  private static final Instant PRODUCED = Instant.parse("2026-01-01T00:00:00Z");

  private static Freshness verdict(Lifetimes lifetimes, @Nullable Instant raised, Instant now) {
    return FreshnessDecider.judge(PRODUCED, lifetimes, raised, false, now);
  }

  @Property
  void verdicts_never_become_better_with_time(
      @ForAll("lifetimes") Lifetimes lifetimes,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;

    assertThat(verdict(lifetimes, null, later))
        .isGreaterThanOrEqualTo(verdict(lifetimes, null, earlier));
  }

  @Property
  void verdicts_after_a_raise_never_become_better_with_time(
      @ForAll("lifetimes") Lifetimes lifetimes,
      @ForAll("instants") Instant raised,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;

    assertThat(verdict(lifetimes, raised, later))
        .isGreaterThanOrEqualTo(verdict(lifetimes, raised, earlier));
  }

  @Property
  void a_raise_never_lengthens_anything(
      @ForAll("lifetimes") Lifetimes lifetimes,
      @ForAll("instants") Instant raised,
      @ForAll("instants") Instant now) {
    assertThat(verdict(lifetimes, raised, now))
        .isGreaterThanOrEqualTo(verdict(lifetimes, null, now))
        .isNotEqualTo(Freshness.FRESH);
    assertThat(FreshnessDecider.timeToLive(PRODUCED, lifetimes, raised, now))
        .isLessThanOrEqualTo(FreshnessDecider.timeToLive(PRODUCED, lifetimes, null, now));
  }

  @Property
  void an_earlier_raise_never_lengthens_what_a_later_one_left(
      @ForAll("lifetimes") Lifetimes lifetimes,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other,
      @ForAll("instants") Instant now) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;

    assertThat(verdict(lifetimes, earlier, now))
        .isGreaterThanOrEqualTo(verdict(lifetimes, later, now));
  }

  @Property
  void what_is_past_its_retention_is_of_no_use(
      @ForAll("lifetimes") Lifetimes lifetimes, @ForAll("instants") Instant now) {
    boolean retained = now.isBefore(PRODUCED.plusSeconds(lifetimes.retention()));

    assertThat(verdict(lifetimes, null, now) != Freshness.TOO_OLD).isEqualTo(retained);
  }

  @Property
  void a_response_is_fresh_exactly_while_its_time_to_live_is_not_negative(
      @ForAll("lifetimes") Lifetimes lifetimes, @ForAll("instants") Instant now) {
    long ttl = FreshnessDecider.timeToLive(PRODUCED, lifetimes, null, now);

    assertThat(ttl >= 0).isEqualTo(verdict(lifetimes, null, now) == Freshness.FRESH);
  }

  @Provide
  Arbitrary<Lifetimes> lifetimes() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(0, 100);
    return Combinators.combine(seconds, seconds, seconds, seconds)
        .as((max, shared, revalidate, error) -> new Lifetimes(max, shared + 1, revalidate, error));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(-50_000, 350_000).map(PRODUCED::plusMillis);
  }
}
