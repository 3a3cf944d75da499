package org.freshet.isr.policy.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Profile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, section 4.2; RFC 5861. */
class LifetimeDeciderTest {

  private static final long BY_DEFAULT = 600;

  private static Lifetimes of(Profile profile, Consumer<Said> what) {
    Said said = new Said();
    what.accept(said);
    return LifetimeDecider.judge(
        said.status, said.directives(), said.times(), profile, BY_DEFAULT, said.validator);
  }

  private static long fresh(Consumer<Said> what) {
    return of(Profile.RFC, what).sMaxAge();
  }

  @Nested
  class Freshness {

    @Test
    void MUST_be_that_of_s_maxage_before_anything_else() {
      assertThat(
              fresh(
                  said -> {
                    said.sMaxAge = 10L;
                    said.maxAge = 100L;
                    said.expires = Said.NOW.plusSeconds(1000);
                  }))
          .isEqualTo(10);
    }

    @Test
    void MUST_be_that_of_max_age_before_Expires() {
      assertThat(
              fresh(
                  said -> {
                    said.maxAge = 0L;
                    said.expires = Said.NOW.plusSeconds(1000);
                  }))
          .isZero();
    }

    @Test
    void is_Expires_less_Date() {
      assertThat(
              fresh(
                  said -> {
                    said.date = Said.NOW.minusSeconds(50);
                    said.expires = Said.NOW.plusSeconds(10);
                  }))
          .isEqualTo(60);
    }

    @Test
    void counts_Expires_from_the_arrival_where_there_is_no_Date() {
      assertThat(fresh(said -> said.expires = Said.NOW.plusSeconds(10))).isEqualTo(10);
    }

    @Test
    void is_never_negative() {
      assertThat(fresh(said -> said.expires = Said.NOW.minusSeconds(1))).isZero();
    }

    @Test
    void MUST_NOT_be_that_of_Expires_when_a_targeted_field_speaks() {
      assertThat(
              fresh(
                  said -> {
                    said.targeted = true;
                    said.expires = Said.NOW.plusSeconds(10);
                  }))
          .isZero();
    }

    @Test
    void is_nothing_for_what_must_be_validated_each_time() {
      assertThat(
              fresh(
                  said -> {
                    said.noCache = true;
                    said.maxAge = 100L;
                  }))
          .isZero();
    }

    @Test
    void is_longest_where_Expires_lies_beyond_all_numbers() {
      assertThat(fresh(said -> said.expires = Said.NOW.plus(Duration.ofDays(100_000))))
          .isEqualTo(Lifetimes.MOST);
    }
  }

  @Nested
  class A_guess {

    private static Consumer<Said> unchangedFor(Duration time, int status) {
      return said -> {
        said.status = status;
        said.lastModified = Said.NOW.minus(time);
      };
    }

    @Test
    void is_a_tenth_of_the_time_it_did_not_change() {
      assertThat(fresh(unchangedFor(Duration.ofHours(10), 200))).isEqualTo(3600);
    }

    @Test
    void is_a_day_at_most() {
      assertThat(fresh(unchangedFor(Duration.ofDays(365), 200))).isEqualTo(86_400);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 204, 404, 405, 410, 414, 501})
    void is_made_of_statuses_that_allow_it(int status) {
      assertThat(fresh(unchangedFor(Duration.ofHours(10), status))).isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 302, 403, 500, 502, 503, 504, 599})
    void MUST_NOT_be_made_of_others(int status) {
      assertThat(fresh(unchangedFor(Duration.ofHours(10), status))).isZero();
    }

    @Test
    void may_be_made_of_any_that_is_public() {
      assertThat(
              fresh(unchangedFor(Duration.ofHours(10), 599).andThen(said -> said.isPublic = true)))
          .isEqualTo(3600);
    }

    @Test
    void is_not_made_in_the_safe_profile() {
      assertThat(of(Profile.SAFE, unchangedFor(Duration.ofHours(10), 200)).sMaxAge()).isZero();
    }
  }

  @Nested
  class A_stale_window {

    @Test
    void is_that_of_the_response() {
      Lifetimes lifetimes =
          of(
              Profile.SAFE,
              said -> {
                said.maxAge = 1L;
                said.staleWhileRevalidate = 5L;
                said.staleIfError = 7L;
              });

      assertThat(lifetimes).isEqualTo(new Lifetimes(0, 1, 5, 7));
    }

    @Test
    void is_on_errors_that_of_the_annotation_where_the_response_says_nothing() {
      assertThat(of(Profile.SAFE, said -> said.maxAge = 1L))
          .isEqualTo(new Lifetimes(0, 1, 0, BY_DEFAULT));
    }

    @Test
    void MUST_NOT_be_where_stale_is_forbidden() {
      assertThat(strict(said -> said.mustRevalidate = true)).isEqualTo(new Lifetimes(0, 9, 0, 0));
      assertThat(strict(said -> said.proxyRevalidate = true)).isEqualTo(new Lifetimes(0, 9, 0, 0));
      assertThat(strict(said -> said.sMaxAge = 8L)).isEqualTo(new Lifetimes(0, 8, 0, 0));
      assertThat(strict(said -> said.noCache = true)).isEqualTo(new Lifetimes(0, 0, 0, 0));
    }

    private static Lifetimes strict(Consumer<Said> what) {
      return of(
          Profile.RFC,
          said -> {
            said.maxAge = 9L;
            said.staleWhileRevalidate = 5L;
            said.staleIfError = 7L;
            what.accept(said);
          });
    }
  }

  @Test
  void what_can_be_validated_is_kept_for_that() {
    Lifetimes lifetimes =
        of(
            Profile.SAFE,
            said -> {
              said.noCache = true;
              said.validator = true;
            });

    assertThat(lifetimes.retention()).isEqualTo(LifetimeDecider.VALIDATION);
    assertThat(of(Profile.SAFE, said -> said.noCache = true).retention()).isZero();
  }

  @Nested
  class The_age_at_arrival {

    private static long age(Consumer<Said> what) {
      Said said = new Said();
      what.accept(said);
      return Duration.between(said.times().producedAt(), Said.NOW).toSeconds();
    }

    @Test
    void is_nothing_for_what_was_made_now() {
      assertThat(age(said -> said.date = Said.NOW)).isZero();
    }

    @Test
    void MUST_be_what_Age_says_and_the_time_the_answer_took() {
      assertThat(
              age(
                  said -> {
                    said.age = 30;
                    said.requestedAt = Said.NOW.minusSeconds(2);
                  }))
          .isEqualTo(32);
    }

    @Test
    void MUST_be_what_Date_says_if_that_is_more() {
      assertThat(
              age(
                  said -> {
                    said.age = 30;
                    said.date = Said.NOW.minusSeconds(100);
                  }))
          .isEqualTo(100);
    }

    @Test
    void is_not_negative_though_Date_lies_ahead() {
      assertThat(age(said -> said.date = Said.NOW.plusSeconds(100))).isZero();
    }
  }
}
