package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.freshet.isr.store.Header;
import org.junit.jupiter.api.Test;

class WrittenFieldsTest {

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private WrittenFields fields() {
    return WrittenFields.of(headers);
  }

  @Test
  void a_field_is_read_whatever_its_case_with_all_its_lines() {
    headers.add("link", "</a>");
    headers.add("link", "</b>");

    assertThat(fields().value("Link")).isEqualTo("</a>, </b>");
    assertThat(fields().has("LINK")).isTrue();
    assertThat(fields().value("Vary")).isNull();
    assertThat(fields().has("Vary")).isFalse();
  }

  @Test
  void vary_is_a_set_of_names() {
    headers.add("Vary", "Accept-Language, ,X-Tenant");

    assertThat(fields().vary()).containsExactly("accept-language", "x-tenant");
  }

  @Test
  void an_answer_adds_what_is_not_there() {
    headers.add("X-Own", "1");

    fields().write(List.of(new Header("ETag", "\"a\""), new Header("X-Own", "1")));

    assertThat(headers).containsEntry("ETag", List.of("\"a\""));
    assertThat(headers).containsEntry("X-Own", List.of("1"));
  }

  @Test
  void an_answer_keeps_each_line_of_a_field_that_is_there() {
    headers.add("Link", "</a>");
    headers.add("Link", "</b>");

    fields().write(List.of(new Header("Link", "</a>"), new Header("Link", "</b>")));

    assertThat(headers).containsEntry("Link", List.of("</a>", "</b>"));
  }

  @Test
  void an_answer_takes_the_place_of_what_was_there_however_spelled() {
    headers.add("cache-control", "max-age=5");

    fields().write(List.of(new Header("Cache-Control", "public, max-age=0")));

    assertThat(headers).containsOnlyKeys("Cache-Control");
    assertThat(headers).containsEntry("Cache-Control", List.of("public, max-age=0"));
  }

  @Test
  void a_value_that_is_given_takes_the_place_of_all_lines_and_is_stored() {
    headers.add("cache-tag", "own");
    headers.add("cache-tag", "more");
    WrittenFields fields = fields();

    fields.put("Cache-Tag", "own,more,book-7");

    assertThat(headers).containsOnlyKeys("Cache-Tag");
    assertThat(fields.value("Cache-Tag")).isEqualTo("own,more,book-7");
  }

  @Test
  void a_length_is_written_in_place_of_another() {
    headers.add("content-length", 7);

    fields().writeLength(9);

    assertThat(headers).containsOnlyKeys("Content-Length");
    assertThat(headers).containsEntry("Content-Length", List.of("9"));
  }

  @Test
  void a_length_is_not_written_where_a_coding_is_still_to_come() {
    headers.add("Content-Encoding", "br");

    fields().writeLength(9);

    assertThat(headers).doesNotContainKey("Content-Length");
  }
}
