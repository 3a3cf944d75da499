package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.freshet.isr.http.CacheStatusHeader.Forward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9211, and RFC 9651 for its syntax. */
class Rfc9211CacheStatusTest {

  @Test
  void says_how_long_a_hit_stays_fresh() {
    assertThat(CacheStatusHeader.hit(120).text()).isEqualTo("isr; hit; ttl=120");
  }

  @Test
  void says_with_a_negative_number_for_how_long_a_hit_has_been_stale() {
    assertThat(CacheStatusHeader.hit(-5).text()).isEqualTo("isr; hit; ttl=-5");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000_000_000L})
  void MUST_keep_an_integer_to_fifteen_digits(long ttl) {
    assertThat(CacheStatusHeader.hit(ttl).text()).matches("isr; hit; ttl=-?9{15}");
  }

  @ParameterizedTest
  @CsvSource({
    "BYPASS, bypass",
    "METHOD, method",
    "URI_MISS, uri-miss",
    "VARY_MISS, vary-miss",
    "MISS, miss",
    "REQUEST, request",
    "STALE, stale",
    "PARTIAL, partial",
  })
  void says_why_a_request_went_on(Forward reason, String token) {
    assertThat(CacheStatusHeader.forwarded(reason).text()).isEqualTo("isr; fwd=" + token);
  }

  @Test
  void says_whether_what_came_back_was_stored() {
    assertThat(CacheStatusHeader.forwarded(Forward.URI_MISS).stored().text())
        .isEqualTo("isr; fwd=uri-miss; stored");
  }

  @Test
  void says_whether_the_answer_was_shared_with_another_request() {
    assertThat(CacheStatusHeader.forwarded(Forward.URI_MISS).collapsed().text())
        .isEqualTo("isr; fwd=uri-miss; collapsed");
  }

  @Test
  void says_what_the_resource_answered() {
    assertThat(CacheStatusHeader.forwarded(Forward.STALE).status(503).text())
        .isEqualTo("isr; fwd=stale; fwd-status=503");
  }

  @Test
  void keeps_key_and_detail_to_itself_unless_told() {
    assertThat(CacheStatusHeader.hit(1).text()).doesNotContain("key", "detail");
    assertThat(CacheStatusHeader.hit(1).key("https://a|b").detail("build").text())
        .isEqualTo("isr; hit; ttl=1; key=\"https://a|b\"; detail=\"build\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "a\"b > a\\\"b",
        "a\\b > a\\\\b",
        "caf\u00e9 > caf?",
        "'a\r\nSet-Cookie: x' > a??Set-Cookie: x",
        "a\u0000\u007fb > a??b",
      })
  void MUST_escape_what_has_no_place_in_a_string(String plain, String quoted) {
    assertThat(CacheStatusHeader.hit(1).detail(plain).text())
        .isEqualTo("isr; hit; ttl=1; detail=\"" + quoted + '"');
  }

  @Test
  void cuts_what_would_burst_the_header() {
    assertThat(CacheStatusHeader.hit(1).key("k".repeat(100_000)).text()).hasSizeLessThan(1100);
  }

  @Property
  void is_one_printable_line_whatever_the_key(@ForAll String key) {
    String text = CacheStatusHeader.hit(1).key(key).text();

    assertThat(text).matches("isr; hit; ttl=1; key=\"([ !#-\\[\\]-~]|\\\\[\\\\\"])*\"");
  }

  @Test
  void does_not_change_when_something_is_added() {
    CacheStatusHeader miss = CacheStatusHeader.forwarded(Forward.MISS);
    miss.stored();

    assertThat(miss).hasToString("isr; fwd=miss");
  }
}
