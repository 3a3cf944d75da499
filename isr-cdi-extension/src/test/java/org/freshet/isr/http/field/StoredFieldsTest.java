package org.freshet.isr.http.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.freshet.isr.config.Profile;
import org.freshet.isr.store.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 3.1 and 3.2. */
class StoredFieldsTest {

  private static List<Header> lines(String... lines) {
    return Stream.of(lines)
        .map(line -> line.split(": ", 2))
        .map(parts -> new Header(parts[0], parts[1]))
        .toList();
  }

  private static List<Header> stored(Profile profile, String... lines) {
    List<Header> all = lines(lines);
    return StoredFields.of(all, DirectiveReader.read(all), profile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authentication-Info",
        "Proxy-Authorization",
        "TE",
        "Transfer-Encoding",
        "Upgrade",
        "Age",
        "Content-Length"
      })
  void what_is_of_one_connection_MUST_NOT_be_stored(String name) {
    assertThat(stored(Profile.RFC, name + ": x", "A: 1")).isEqualTo(lines("A: 1"));
  }

  @Test
  void what_Connection_names_MUST_NOT_be_stored() {
    assertThat(stored(Profile.RFC, "Connection: a, B", "A: 1", "b: 2", "c: 3"))
        .isEqualTo(lines("c: 3"));
  }

  @Test
  void what_no_cache_and_private_name_is_not_stored() {
    assertThat(stored(Profile.RFC, "Cache-Control: no-cache=\"a\", private=\"b\"", "A: 1", "b: 2"))
        .isEqualTo(lines("Cache-Control: no-cache=\"a\", private=\"b\""));
  }

  @Test
  void fields_that_nobody_knows_MUST_be_stored_with_all_lines() {
    assertThat(stored(Profile.SAFE, "X-Foo: 1", "X-Foo: 2", "ETag: \"1\""))
        .isEqualTo(lines("X-Foo: 1", "X-Foo: 2", "ETag: \"1\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Set-Cookie", "Clear-Site-Data", "X-Request-Id", "Access-Control-Allow-Origin"})
  void what_is_of_one_visitor_is_for_the_profile_of_the_rfc(String name) {
    assertThat(stored(Profile.SAFE, name + ": x")).isEmpty();
    assertThat(stored(Profile.RFC, name + ": x")).isEqualTo(lines(name + ": x"));
  }

  @Test
  void what_is_allowed_to_all_origins_or_varies_by_them_is_of_all() {
    assertThat(stored(Profile.SAFE, "Access-Control-Allow-Origin: *")).hasSize(1);
    assertThat(stored(Profile.SAFE, "Access-Control-Allow-Origin: x", "Vary: Origin")).hasSize(2);
  }

  @Test
  void a_304_MUST_replace_what_it_has_and_keep_the_rest() {
    assertThat(
            StoredFields.updated(
                lines("A: 1", "A: 2", "B: 1", "Content-Length: 5"), lines("a: 3", "C: 4")))
        .isEqualTo(lines("B: 1", "Content-Length: 5", "a: 3", "C: 4"));
  }

  @Test
  void a_304_MUST_NOT_change_what_the_body_depends_on() {
    assertThat(
            StoredFields.updated(
                lines("Content-Encoding: br"),
                lines(
                    "Content-Encoding: gzip", "Content-Length: 10", "Content-Range: bytes 0-1/2")))
        .isEqualTo(lines("Content-Encoding: br"));
  }
}
