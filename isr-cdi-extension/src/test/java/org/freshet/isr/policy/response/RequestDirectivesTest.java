package org.freshet.isr.policy.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.config.Profile;
import org.freshet.isr.policy.Freshness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** RFC 9111, section 5.2.1: what MAY be asked, and what is answered. */
class RequestDirectivesTest {

  private static final long AGE = 50;
  private static final long TTL = 10;

  private static RequestDirectives asked(
      boolean noCache, @Nullable Long maxAge, @Nullable Long minFresh, @Nullable Long maxStale) {
    return new RequestDirectives(noCache, false, false, maxAge, minFresh, maxStale);
  }

  private static boolean fresh(RequestDirectives asked, Profile profile) {
    return asked.isContentWith(Freshness.FRESH, AGE, TTL, profile);
  }

  @Test
  void in_the_safe_profile_no_client_gets_past_what_is_fresh() {
    assertThat(fresh(asked(true, 0L, 100L, null), Profile.SAFE)).isTrue();
  }

  @Test
  void no_cache_is_obeyed_in_the_profile_of_the_rfc() {
    assertThat(fresh(asked(true, null, null, null), Profile.RFC)).isFalse();
    assertThat(fresh(asked(false, null, null, null), Profile.RFC)).isTrue();
  }

  @Test
  void max_age_is_the_greatest_age() {
    assertThat(fresh(asked(false, AGE, null, null), Profile.RFC)).isTrue();
    assertThat(fresh(asked(false, AGE - 1, null, null), Profile.RFC)).isFalse();
  }

  @Test
  void min_fresh_is_the_least_lifetime_left() {
    assertThat(fresh(asked(false, null, TTL, null), Profile.RFC)).isTrue();
    assertThat(fresh(asked(false, null, TTL + 1, null), Profile.RFC)).isFalse();
  }

  @Test
  void max_stale_takes_what_may_be_served_stale_at_all() {
    RequestDirectives asked = asked(false, null, null, 10L);

    assertThat(asked.isContentWith(Freshness.STALE_IF_ERROR, AGE, -10, Profile.RFC)).isTrue();
    assertThat(asked.isContentWith(Freshness.STALE_IF_ERROR, AGE, -11, Profile.RFC)).isFalse();
    assertThat(asked.isContentWith(Freshness.STALE_IF_ERROR, AGE, -10, Profile.SAFE)).isFalse();
    assertThat(asked.isContentWith(Freshness.TOO_OLD, AGE, -10, Profile.RFC)).isFalse();
    assertThat(asked.isContentWith(Freshness.UNSERVABLE, AGE, -10, Profile.RFC)).isFalse();
  }

  @Test
  void who_wants_the_store_only_takes_what_it_may_answer() {
    RequestDirectives asked = new RequestDirectives(true, false, true, 0L, null, null);

    assertThat(fresh(asked, Profile.RFC)).isTrue();
    assertThat(asked.isContentWith(Freshness.TOO_OLD, AGE, -1, Profile.RFC)).isFalse();
  }
}
