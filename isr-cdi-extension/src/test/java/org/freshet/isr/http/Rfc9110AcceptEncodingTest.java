package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc9110AcceptEncodingTest {

  private static final String TEXT = "It was a bright cold day in April. ".repeat(100);
  private static final StoredResponse PAGE = Responses.page().body(TEXT).gzip().stored();

  private static StoredResponse chosen(Map<String, String> fields) {
    return AcceptEncoding.choose(fields::get, PAGE);
  }

  private static StoredResponse gzipped() {
    return chosen(Map.of("Accept-Encoding", "gzip"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "br, gzip",
        "gzip;q=0.5, br",
        "*",
        "gzip ; q=1.000",
        "identity;q=0, *;q=0.001"
      })
  void section_12_5_3_a_coding_that_is_listed_with_a_weight_is_accepted(String field) {
    assertThat(AcceptEncoding.acceptsGzip(field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "br",
        "identity",
        "gzip;q=0",
        "gzip;q=0.000",
        "*, gzip;q=0",
        "*;q=0",
        "gzip;q=2",
        "gzip;q=-1",
        "gzip;q=NaN",
        "gzip;level=9",
        "gzip2"
      })
  void section_12_5_3_anything_else_is_not(String field) {
    assertThat(AcceptEncoding.acceptsGzip(field)).isFalse();
  }

  @Test
  void who_says_nothing_gets_what_is_not_coded() {
    assertThat(chosen(Map.of())).isSameAs(PAGE);
  }

  @Test
  void the_coding_holds_the_same_bytes() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped().body()))) {
      assertThat(in.readAllBytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(gzipped().headers()).contains(new Header("Content-Encoding", "gzip"));
    assertThat(gzipped().body().length).isLessThan(PAGE.body().length / 3);
  }

  @Test
  void section_8_8_3_3_each_coding_has_an_entity_tag_of_its_own() {
    assertThat(gzipped().etag()).isEqualTo("\"v1-gzip\"").isNotEqualTo(PAGE.etag());
  }

  @Test
  void the_coding_is_made_once() {
    assertThat(gzipped()).isSameAs(gzipped());
  }

  @Test
  void who_has_the_coding_is_told_so() {
    Map<String, String> fields = Map.of("Accept-Encoding", "gzip", "If-None-Match", "\"v1-gzip\"");
    Answer answer = Answer.to(fields::get, false, chosen(fields), new Served(false, 1, "isr; hit"));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.headers()).contains(new Header("ETag", "\"v1-gzip\""));
  }

  @Test
  void who_has_what_is_not_coded_is_told_so_and_sent_nothing() {
    assertThat(chosen(Map.of("Accept-Encoding", "gzip", "If-None-Match", "\"v1\""))).isSameAs(PAGE);
  }

  @Test
  void ranges_are_of_what_is_not_coded() {
    assertThat(chosen(Map.of("Accept-Encoding", "gzip", "Range", "bytes=0-9"))).isSameAs(PAGE);
  }

  @Test
  void what_coding_does_not_shrink_is_sent_as_it_is() {
    StoredResponse tiny = Responses.page().body("0123456789").gzip().stored();

    assertThat(AcceptEncoding.choose(Map.of("Accept-Encoding", "gzip")::get, tiny)).isSameAs(tiny);
  }

  @Test
  void what_has_no_coding_is_sent_as_it_is() {
    StoredResponse image = Responses.page().body(TEXT).stored();

    assertThat(AcceptEncoding.choose(Map.of("Accept-Encoding", "gzip")::get, image))
        .isSameAs(image);
  }
}
