package org.freshet.isr.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.freshet.isr.FakeClock;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.serve.KnownRequests.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownRequestsTest {

  private static final String LINE = "https shop.example 443 /posts?page=2";
  private static final List<String> BY_LANGUAGE = List.of("accept-language");

  private static final RouteMeters METERS =
      new Meters(new FakeClock()).route("com.acme.Posts.get", "/posts");

  private final KnownRequests known = new KnownRequests();

  private void remember(String line, List<String> names, Map<String, String> headers, String key) {
    known.remember(line, names, headers::get, key, METERS);
  }

  private @Nullable String key(String line, Map<String, String> headers) {
    Known found = known.find(line, headers::get);
    return found == null ? null : found.key();
  }

  @Test
  void a_request_is_unknown_until_it_is_remembered() {
    assertThat(key(LINE, Map.of())).isNull();

    remember(LINE, List.of(), Map.of(), "key");
    assertThat(key(LINE, Map.of())).isEqualTo("key");
  }

  @Test
  void a_request_is_known_by_its_very_line() {
    remember(LINE, List.of(), Map.of(), "key");

    assertThat(key(LINE + "&", Map.of())).isNull();
    assertThat(key(LINE.toUpperCase(java.util.Locale.ROOT), Map.of())).isNull();
  }

  @Test
  void headers_that_do_not_select_are_not_looked_at() {
    remember(LINE, List.of(), Map.of("accept", "a"), "key");

    assertThat(key(LINE, Map.of("accept", "b"))).isEqualTo("key");
  }

  @Test
  void headers_that_select_must_be_the_same() {
    remember(LINE, BY_LANGUAGE, Map.of("accept-language", "de"), "german");
    remember(LINE, BY_LANGUAGE, Map.of("accept-language", "en"), "english");

    assertThat(key(LINE, Map.of("accept-language", "de"))).isEqualTo("german");
    assertThat(key(LINE, Map.of("accept-language", "en"))).isEqualTo("english");
    assertThat(key(LINE, Map.of("accept-language", "fr"))).isNull();
  }

  @Test
  void an_absent_header_is_not_an_empty_one_nor_one_that_looks_like_its_absence() {
    remember(LINE, BY_LANGUAGE, Map.of(), "absent");

    assertThat(key(LINE, Map.of())).isEqualTo("absent");
    assertThat(key(LINE, Map.of("accept-language", ""))).isNull();
    assertThat(key(LINE, Map.of("accept-language", "-"))).isNull();

    remember(LINE, BY_LANGUAGE, Map.of("accept-language", ""), "empty");
    assertThat(key(LINE, Map.of())).isEqualTo("absent");
    assertThat(key(LINE, Map.of("accept-language", ""))).isEqualTo("empty");
  }

  @Test
  void values_of_several_headers_do_not_run_together() {
    List<String> names = List.of("a", "b");
    remember(LINE, names, Map.of("a", "1", "b", "2"), "key");

    assertThat(key(LINE, Map.of("a", "2", "b", "1"))).isNull();
    assertThat(key(LINE, Map.of("a", "12", "b", ""))).isNull();
    assertThat(key(LINE, Map.of("a", "1+2"))).isNull();
    assertThat(key(LINE, Map.of("a", "1", "b", "2"))).isEqualTo("key");
  }

  @Test
  void a_line_with_headers_is_not_a_longer_line_without() {
    remember(LINE, BY_LANGUAGE, Map.of("accept-language", "de"), "german");
    remember(LINE + "+de", List.of(), Map.of(), "other");

    assertThat(key(LINE, Map.of("accept-language", "de"))).isEqualTo("german");
    assertThat(key(LINE + "+de", Map.of())).isEqualTo("other");
  }

  @Test
  void what_selects_may_change() {
    remember(LINE, List.of(), Map.of(), "one for all");
    remember(LINE, BY_LANGUAGE, Map.of("accept-language", "de"), "german");

    assertThat(key(LINE, Map.of("accept-language", "de"))).isEqualTo("german");
    assertThat(key(LINE, Map.of("accept-language", "en"))).isNull();
  }

  @Test
  void the_newest_key_counts() {
    remember(LINE, List.of(), Map.of(), "old");
    remember(LINE, List.of(), Map.of(), "new");

    assertThat(key(LINE, Map.of())).isEqualTo("new");
  }

  @Test
  void a_flood_of_lines_is_forgotten_again() {
    for (int i = 0; i < 30_000; i++) {
      remember(LINE + i, List.of(), Map.of(), "key");
    }
    int kept = 0;
    for (int i = 0; i < 30_000; i++) {
      kept += key(LINE + i, Map.of()) == null ? 0 : 1;
    }

    assertThat(kept).isPositive().isLessThanOrEqualTo(20_000);
  }

  @Test
  void a_request_that_is_asked_for_again_stays_known_whatever_is_asked_for_once() {
    known.rememberOnce(LINE, BY_LANGUAGE, Map.of("accept-language", "de")::get, "german", METERS);
    assertThat(key(LINE, Map.of("accept-language", "de"))).isEqualTo("german");

    floodOf(100_000);
    assertThat(key(LINE, Map.of("accept-language", "de"))).isEqualTo("german");
  }

  @Test
  void a_request_that_is_asked_for_once_takes_no_room_from_others() {
    remember(LINE, List.of(), Map.of(), "key");
    floodOf(100_000);

    assertThat(key(LINE, Map.of())).isEqualTo("key");
    assertThat(key(LINE + "&n=0", Map.of())).isNull();
    assertThat(key(LINE + "&n=99999", Map.of())).isEqualTo("n99999");
  }

  private void floodOf(int requests) {
    for (int n = 0; n < requests; n++) {
      known.rememberOnce(LINE + "&n=" + n, List.of(), name -> null, "n" + n, METERS);
    }
  }
}
