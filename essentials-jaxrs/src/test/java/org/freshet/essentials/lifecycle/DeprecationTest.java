package org.freshet.essentials.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields, read back as strictly as their RFCs write them. */
class DeprecationTest {

  private static final DateTimeFormatter STRICT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  @ParameterizedTest
  @ValueSource(strings = {"2024-06-30T23:59:59Z", "2026-01-01T00:00:00Z", "2026-12-09T08:07:06Z"})
  void moments_are_a_structured_date_and_an_http_date(String moment) {
    Instant instant = Instant.parse(moment);
    Deprecation deprecation = new Deprecation(instant, instant, "", "");

    String field = deprecation.deprecationField();
    assertThat(field).matches("@-?\\d{1,15}");
    assertThat(Instant.ofEpochSecond(Long.parseLong(field.substring(1)))).isEqualTo(instant);
    assertThat(LocalDateTime.parse(deprecation.sunsetField(), STRICT).toInstant(ZoneOffset.UTC))
        .isEqualTo(instant);
    assertThat(deprecation.sunsetField()).hasSize(29);
  }

  @Test
  void the_example_of_the_rfc_reads_as_it_is_printed_there() {
    Deprecation deprecation =
        new Deprecation(
            Instant.ofEpochSecond(1688169599L), Instant.parse("2024-06-30T23:59:59Z"), "", "");

    assertThat(deprecation.deprecationField()).isEqualTo("@1688169599");
    assertThat(deprecation.sunsetField()).isEqualTo("Sun, 30 Jun 2024 23:59:59 GMT");
  }

  @Test
  void links_name_the_successor_of_the_very_resource() {
    MultivaluedHashMap<String, String> variables = new MultivaluedHashMap<>();
    variables.add("id", "a%20b$1");
    Deprecation deprecation =
        new Deprecation(Instant.EPOCH, null, "/api/v2/books/{id}", "https://shop.example/v1");

    assertThat(deprecation.links(variables))
        .containsExactly(
            "<https://shop.example/v1>; rel=\"deprecation\"; type=\"text/html\"",
            "</api/v2/books/a%20b$1>; rel=\"successor-version\"");
    assertThat(deprecation.links(new MultivaluedHashMap<>())).hasSize(1);
    assertThat(deprecation.sunsetField()).isNull();
  }

  @Test
  void it_is_over_after_its_last_second() {
    Instant sunset = Instant.parse("2026-06-30T23:59:59Z");
    Deprecation deprecation = new Deprecation(Instant.EPOCH, sunset, "", "");

    assertThat(deprecation.isOver(sunset)).isFalse();
    assertThat(deprecation.isOver(sunset.plusSeconds(1))).isTrue();
    assertThat(new Deprecation(Instant.EPOCH, null, "", "").isOver(Instant.MAX)).isFalse();
  }
}
