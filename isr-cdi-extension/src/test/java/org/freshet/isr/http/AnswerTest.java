package org.freshet.isr.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static final Served FRESH = new Served(false, 7, "isr; hit; ttl=293");
  private static final Served STALE = new Served(true, 400, "isr; hit; ttl=-100");
  private static final StoredResponse PAGE =
      Responses.page().vary("Accept").header("Link", "</next>").stored();

  private static Answer get(StoredResponse response, Served served, String... fields) {
    return Answer.to(Fields.of(fields), false, response, served);
  }

  private static Answer head(StoredResponse response, Served served, String... fields) {
    return Answer.to(Fields.of(fields), true, response, served);
  }

  private static Map<String, String> fields(Answer answer) {
    return answer.headers().stream().collect(toMap(Header::name, Header::value));
  }

  private static String bytes(Answer answer) {
    return new String(answer.body(), answer.offset(), answer.length(), StandardCharsets.UTF_8);
  }

  @Nested
  class A_fresh_response {

    @Test
    void is_sent_whole_with_all_that_is_known_of_it() {
      Answer answer = get(PAGE, FRESH);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(bytes(answer)).isEqualTo(Responses.BODY);
      assertThat(answer.contentLength()).isEqualTo(10);
      assertThat(fields(answer))
          .isEqualTo(
              Map.of(
                  "Cache-Control",
                  "public, max-age=0, s-maxage=300,"
                      + " stale-while-revalidate=3600, stale-if-error=86400",
                  "ETag",
                  "\"v1\"",
                  "Age",
                  "7",
                  "Vary",
                  "Accept",
                  "Cache-Status",
                  "isr; hit; ttl=293",
                  "Accept-Ranges",
                  "bytes",
                  "Content-Type",
                  "text/plain",
                  "Link",
                  "</next>"));
    }

    @Test
    void is_sent_from_the_stored_bytes_without_a_copy() {
      assertThat(get(PAGE, FRESH).body()).isSameAs(PAGE.body());
    }

    @Test
    void keeps_several_lines_of_one_name_in_their_order() {
      StoredResponse page = Responses.page().header("Link", "</a>").header("Link", "</b>").stored();

      assertThat(get(page, FRESH).headers())
          .containsSubsequence(new Header("Link", "</a>"), new Header("Link", "</b>"));
    }

    @Test
    void has_no_Age_when_it_was_made_for_this_request() {
      assertThat(fields(get(PAGE, new Served(false, -1, "isr; fwd=uri-miss; stored"))))
          .doesNotContainKey("Age");
    }

    @Test
    void has_no_Vary_when_nothing_selects() {
      assertThat(fields(get(Responses.page().stored(), FRESH))).doesNotContainKey("Vary");
    }

    @Test
    void cannot_have_its_fields_changed() {
      assertThatThrownBy(() -> get(PAGE, FRESH).headers().add(new Header("a", "b")))
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void has_only_its_own_fields_where_the_filters_of_the_application_run_again() {
      Answer answer = Answer.ownTo(Fields.of(), false, PAGE, FRESH);

      assertThat(fields(answer)).containsKeys("Content-Type", "ETag", "Vary", "Cache-Control");
      assertThat(fields(answer)).doesNotContainKey("Link");
      assertThat(bytes(answer)).isEqualTo(Responses.BODY);
    }
  }

  @Nested
  class A_stale_response {

    @Test
    void MUST_NOT_be_made_fresh_again_by_an_edge() {
      assertThat(fields(get(PAGE, STALE)))
          .containsEntry("Cache-Control", "public, max-age=0, s-maxage=0")
          .containsEntry("Age", "400");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"CDN-Cache-Control", "cloudflare-cdn-cache-control", "Surrogate-Control"})
    void MUST_NOT_be_made_fresh_again_by_a_field_meant_for_one_edge(String name) {
      StoredResponse page = Responses.page().own(2).header(name, "max-age=300").stored();

      assertThat(fields(get(page, STALE))).containsEntry(name, "max-age=0");
      assertThat(fields(get(page, STALE, "If-None-Match", "*"))).containsEntry(name, "max-age=0");
      assertThat(fields(Answer.ownTo(Fields.of(), false, page, STALE)))
          .containsEntry(name, "max-age=0");
      assertThat(fields(get(page, FRESH))).containsEntry(name, "max-age=300");
    }

    @Test
    void keeps_its_other_fields() {
      assertThat(fields(get(PAGE, STALE)))
          .containsEntry("Content-Type", "text/plain")
          .containsEntry("Link", "</next>");
    }
  }

  @Nested
  class Not_modified {

    @Test
    void MUST_carry_what_updates_the_stored_response_of_the_client() {
      StoredResponse page =
          Responses.page()
              .vary("Accept")
              .header("Content-Location", "/posts/7.txt")
              .header("Expires", "0")
              .stored();

      assertThat(fields(get(page, FRESH, "If-None-Match", "\"v1\"")))
          .containsKeys("Cache-Control", "ETag", "Vary", "Age", "Cache-Status")
          .containsEntry("Content-Location", "/posts/7.txt")
          .containsEntry("Expires", "0");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Type",
          "content-type",
          "Content-Encoding",
          "Content-Language",
          "Content-Disposition",
          "Content-Digest",
          "Repr-Digest",
          "Last-Modified",
        })
    void SHOULD_NOT_describe_a_body_that_is_not_there(String name) {
      StoredResponse page = Responses.page().header(name, "x").stored();

      assertThat(get(page, FRESH, "If-None-Match", "\"v1\"").headers())
          .noneMatch(header -> header.name().equalsIgnoreCase(name))
          .noneMatch(header -> header.name().equals("Accept-Ranges"));
    }

    @Test
    void carries_what_a_browser_checks_on_every_answer() {
      StoredResponse page =
          Responses.page()
              .header("Access-Control-Allow-Origin", "*")
              .header("Content-Security-Policy", "default-src 'self'")
              .stored();

      assertThat(fields(get(page, FRESH, "If-None-Match", "\"v1\"")))
          .containsKeys("Access-Control-Allow-Origin", "Content-Security-Policy");
    }

    @Test
    void MUST_NOT_have_a_body_or_a_length_of_it() {
      Answer answer = get(PAGE, FRESH, "If-None-Match", "\"v1\"");

      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.length()).isZero();
      assertThat(answer.contentLength()).isNegative();
    }

    @Test
    void says_that_it_is_stale_when_it_is() {
      assertThat(fields(get(PAGE, STALE, "If-None-Match", "\"v1\"")))
          .containsEntry("Cache-Control", "public, max-age=0, s-maxage=0");
    }

    @Test
    void answers_HEAD_as_well() {
      assertThat(head(PAGE, FRESH, "If-None-Match", "\"v1\"").status()).isEqualTo(304);
    }
  }

  @Nested
  class A_failed_precondition {

    @Test
    void MUST_answer_412_that_nobody_keeps() {
      Answer answer = get(PAGE, FRESH, "If-Match", "\"v2\"");

      assertThat(answer.status()).isEqualTo(412);
      assertThat(answer.length()).isZero();
      assertThat(answer.contentLength()).isZero();
      assertThat(fields(answer))
          .isEqualTo(
              Map.of("Cache-Control", "private, no-store", "Cache-Status", "isr; hit; ttl=293"));
    }
  }

  @Nested
  class A_range {

    @Test
    void is_answered_with_a_part() {
      Answer answer = get(PAGE, FRESH, "Range", "bytes=3-5");

      assertThat(answer.status()).isEqualTo(206);
      assertThat(bytes(answer)).isEqualTo("345");
      assertThat(answer.contentLength()).isEqualTo(3);
      assertThat(answer.body()).isSameAs(PAGE.body());
    }

    @Test
    void MUST_carry_the_fields_of_the_whole_and_its_place() {
      assertThat(fields(get(PAGE, FRESH, "Range", "bytes=3-5")))
          .containsEntry("Content-Range", "bytes 3-5/10")
          .containsEntry("ETag", "\"v1\"")
          .containsKeys("Cache-Control", "Vary", "Age", "Content-Type", "Accept-Ranges");
    }

    @Test
    void outside_the_body_is_refused_and_nobody_keeps_the_refusal() {
      Answer answer = get(PAGE, FRESH, "Range", "bytes=10-");

      assertThat(answer.status()).isEqualTo(416);
      assertThat(answer.contentLength()).isZero();
      assertThat(fields(answer))
          .containsEntry("Content-Range", "bytes */10")
          .containsEntry("Cache-Control", "private, no-store");
    }

    @Test
    void MUST_be_looked_at_after_the_preconditions() {
      assertThat(get(PAGE, FRESH, "Range", "bytes=3-5", "If-None-Match", "\"v1\"").status())
          .isEqualTo(304);
      assertThat(get(PAGE, FRESH, "Range", "bytes=10-", "If-Match", "\"v2\"").status())
          .isEqualTo(412);
    }

    @Test
    void of_another_version_is_answered_with_the_whole() {
      Answer answer = get(PAGE, FRESH, "Range", "bytes=3-5", "If-Range", "\"v0\"");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(bytes(answer)).isEqualTo(Responses.BODY);
      assertThat(fields(answer)).doesNotContainKey("Content-Range");
    }

    @Test
    void MUST_be_ignored_for_HEAD() {
      assertThat(head(PAGE, FRESH, "Range", "bytes=3-5").status()).isEqualTo(200);
      assertThat(head(PAGE, FRESH, "Range", "bytes=10-").status()).isEqualTo(200);
    }
  }

  @Nested
  class Head {

    @Test
    void SHOULD_have_the_fields_and_the_length_of_GET_and_no_body() {
      Answer answer = head(PAGE, FRESH);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).isEqualTo(get(PAGE, FRESH).headers());
      assertThat(answer.length()).isZero();
      assertThat(answer.contentLength()).isEqualTo(10);
    }
  }

  @Nested
  class Another_status {

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 410})
    void MUST_NOT_be_subject_to_preconditions_or_ranges(int status) {
      StoredResponse response = Responses.page().status(status).stored();
      Answer answer =
          get(response, FRESH, "If-None-Match", "*", "If-Match", "\"v2\"", "Range", "bytes=0-0");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(bytes(answer)).isEqualTo(Responses.BODY);
      assertThat(fields(answer)).doesNotContainKey("Accept-Ranges").containsKey("ETag");
    }

    @Test
    void is_not_cut_into_ranges_though_it_is_a_success() {
      StoredResponse response = Responses.page().status(203).stored();

      assertThat(get(response, FRESH, "Range", "bytes=0-0").status()).isEqualTo(203);
      assertThat(get(response, FRESH, "If-None-Match", "\"v1\"").status()).isEqualTo(304);
    }
  }

  @Test
  void a_plain_hit_asks_for_five_fields_and_no_more() {
    Fields request = Fields.of();
    Answer.to(request, false, PAGE, FRESH);

    assertThat(request.asked())
        .containsExactlyInAnyOrder(
            "If-Match", "If-Unmodified-Since", "If-None-Match", "If-Modified-Since", "Range");
  }
}
