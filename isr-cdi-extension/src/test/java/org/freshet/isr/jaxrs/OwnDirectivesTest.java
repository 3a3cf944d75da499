package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.config.Lifetimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application says itself is obeyed where it is stricter, wherever it says so. */
class OwnDirectivesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Lifetimes DECLARED = new Lifetimes(60, 300, 3600, 86400);

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private OwnDirectives own() {
    return own(new Visit(null, null), false);
  }

  private OwnDirectives own(Visit visit, boolean recognised) {
    return OwnDirectives.of(WrittenFields.of(headers), visit, recognised, NOW);
  }

  private static Visit behind(String directives) {
    return new Visit(
        null,
        FakeProxy.of(HttpServletResponse.class)
            .with("containsHeader", true)
            .with("getHeaders", List.of(directives))
            .make());
  }

  @Test
  void who_says_nothing_gets_what_is_declared() {
    assertThat(own().forbid()).isFalse();
    assertThat(own().allowAuthorized()).isFalse();
    assertThat(own().within(DECLARED)).isEqualTo(DECLARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "private", "no-cache", "public, no-cache=\"Link\""})
  void a_directive_forbids(String directives) {
    headers.putSingle("cache-control", directives);

    assertThat(own().forbid()).isTrue();
  }

  @Test
  void the_strictest_of_both_ways_counts() {
    headers.putSingle("Cache-Control", "public, max-age=30");

    assertThat(own(behind("no-store"), false).forbid()).isTrue();
    assertThat(own(behind("max-age=5"), false).within(DECLARED))
        .isEqualTo(new Lifetimes(5, 5, 3600, 86400));
  }

  @Test
  void what_a_container_sets_for_a_visitor_whom_it_recognises_is_its_own() {
    headers.putSingle("Cache-Control", "public");

    assertThat(own(behind("no-cache, no-store, must-revalidate"), true).forbid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "Fri, 20 Nov 2026 12:00:00 GMT"})
  void expires_that_is_not_ahead_forbids(String expires) {
    headers.putSingle("Expires", expires);

    assertThat(own().forbid()).isTrue();
  }

  @Test
  void expires_ends_a_lifetime_and_makes_none_longer() {
    headers.putSingle("Expires", "Fri, 20 Nov 2026 12:00:40 GMT");
    assertThat(own().forbid()).isFalse();
    assertThat(own().within(DECLARED)).isEqualTo(new Lifetimes(40, 40, 3600, 86400));

    headers.putSingle("Expires", "Sat, 21 Nov 2026 12:00:00 GMT");
    assertThat(own().within(DECLARED)).isEqualTo(DECLARED);
  }

  @Test
  void expires_and_pragma_say_nothing_beside_a_cache_control() {
    headers.putSingle("Expires", "0");
    headers.putSingle("Pragma", "no-cache");
    assertThat(own().forbid()).isTrue();

    headers.putSingle("Cache-Control", "max-age=90");
    assertThat(own().forbid()).isFalse();
    assertThat(own().within(DECLARED)).isEqualTo(new Lifetimes(60, 90, 3600, 86400));
  }

  @Test
  void who_must_revalidate_is_never_served_stale() {
    headers.putSingle("Cache-Control", "must-revalidate");

    assertThat(own().allowAuthorized()).isTrue();
    assertThat(own().within(DECLARED)).isEqualTo(new Lifetimes(60, 300, 0, 0));
  }
}
