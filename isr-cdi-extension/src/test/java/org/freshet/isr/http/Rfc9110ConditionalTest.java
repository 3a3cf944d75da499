package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.store.StoredResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 13. */
class Rfc9110ConditionalTest {

  private static final String BEFORE = "Wed, 31 Dec 2025 23:59:59 GMT";
  private static final String AFTER = "Thu, 01 Jan 2026 00:00:01 GMT";
  private static final String SAME = Responses.LAST_MODIFIED;

  private static final StoredResponse UNDATED = Responses.page().stored();

  private static Preconditions dated(String... fields) {
    return Preconditions.evaluate(Fields.of(fields), Responses.dated());
  }

  private static Preconditions undated(String... fields) {
    return Preconditions.evaluate(Fields.of(fields), UNDATED);
  }

  @Test
  void without_preconditions_the_answer_is_as_always() {
    assertThat(dated()).isEqualTo(Preconditions.PROCEED);
    assertThat(undated()).isEqualTo(Preconditions.PROCEED);
  }

  @Nested
  class If_None_Match {

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "*", "\"v0\", \"v1\""})
    void MUST_answer_304_when_the_client_has_it(String field) {
      assertThat(undated("If-None-Match", field)).isEqualTo(Preconditions.NOT_MODIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "", "v1", "\"v1"})
    void MUST_answer_in_full_when_it_has_another(String field) {
      assertThat(undated("If-None-Match", field)).isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void MUST_make_If_Modified_Since_ignored() {
      assertThat(dated("If-None-Match", "\"v2\"", "If-Modified-Since", AFTER))
          .isEqualTo(Preconditions.PROCEED);
      assertThat(dated("If-None-Match", "\"v1\"", "If-Modified-Since", BEFORE))
          .isEqualTo(Preconditions.NOT_MODIFIED);
    }
  }

  @Nested
  class If_Modified_Since {

    @ParameterizedTest
    @ValueSource(
        strings = {
          SAME,
          AFTER,
          "Thursday, 01-Jan-26 00:00:00 GMT",
          "Thu Jan  1 00:00:00 2026",
          "Fri, 01 Jan 2027 00:00:00 GMT",
        })
    void SHOULD_answer_304_when_nothing_changed_since(String date) {
      assertThat(dated("If-Modified-Since", date)).isEqualTo(Preconditions.NOT_MODIFIED);
    }

    @Test
    void MUST_answer_in_full_when_it_changed_since() {
      assertThat(dated("If-Modified-Since", BEFORE)).isEqualTo(Preconditions.PROCEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-01T00:00:00Z", SAME + ", " + SAME})
    void MUST_be_ignored_when_it_is_no_date(String date) {
      assertThat(dated("If-Modified-Since", date)).isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void MUST_be_ignored_when_nobody_knows_when_it_changed() {
      assertThat(undated("If-Modified-Since", AFTER)).isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void MUST_be_ignored_when_the_stored_date_is_none() {
      StoredResponse response = Responses.page().header("Last-Modified", "lately").stored();

      assertThat(Preconditions.evaluate(Fields.of("If-Modified-Since", AFTER), response))
          .isEqualTo(Preconditions.PROCEED);
    }
  }

  @Nested
  class If_Match {

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "*", "\"v0\", \"v1\""})
    void lets_the_request_through_when_it_names_the_response(String field) {
      assertThat(undated("If-Match", field)).isEqualTo(Preconditions.PROCEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "W/\"v1\"", "v1", ""})
    void fails_the_request_when_it_does_not(String field) {
      assertThat(undated("If-Match", field)).isEqualTo(Preconditions.FAILED);
    }

    @Test
    void MUST_make_If_Unmodified_Since_ignored() {
      assertThat(dated("If-Match", "\"v1\"", "If-Unmodified-Since", BEFORE))
          .isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void MUST_come_before_If_None_Match() {
      assertThat(undated("If-Match", "\"v2\"", "If-None-Match", "\"v1\""))
          .isEqualTo(Preconditions.FAILED);
      assertThat(undated("If-Match", "\"v1\"", "If-None-Match", "\"v1\""))
          .isEqualTo(Preconditions.NOT_MODIFIED);
    }
  }

  @Nested
  class If_Unmodified_Since {

    @ParameterizedTest
    @ValueSource(strings = {SAME, AFTER})
    void lets_the_request_through_when_nothing_changed(String date) {
      assertThat(dated("If-Unmodified-Since", date)).isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void fails_the_request_when_it_changed() {
      assertThat(dated("If-Unmodified-Since", BEFORE)).isEqualTo(Preconditions.FAILED);
    }

    @Test
    void MUST_be_ignored_when_it_is_no_date_or_nobody_knows() {
      assertThat(dated("If-Unmodified-Since", "never")).isEqualTo(Preconditions.PROCEED);
      assertThat(undated("If-Unmodified-Since", BEFORE)).isEqualTo(Preconditions.PROCEED);
    }

    @Test
    void MUST_come_before_If_Modified_Since() {
      assertThat(dated("If-Unmodified-Since", BEFORE, "If-Modified-Since", AFTER))
          .isEqualTo(Preconditions.FAILED);
      assertThat(dated("If-Unmodified-Since", AFTER, "If-Modified-Since", AFTER))
          .isEqualTo(Preconditions.NOT_MODIFIED);
    }
  }
}
