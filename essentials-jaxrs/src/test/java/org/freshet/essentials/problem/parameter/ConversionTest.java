package org.freshet.essentials.problem.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(byte.class, "7", (byte) 7),
        Arguments.of(Short.class, "-7", (short) -7),
        Arguments.of(int.class, "+7", 7),
        Arguments.of(Long.class, "9000000000", 9_000_000_000L),
        Arguments.of(float.class, "0.5", 0.5f),
        Arguments.of(Double.class, "-1.5e3", -1500d),
        Arguments.of(boolean.class, "TRUE", true),
        Arguments.of(Boolean.class, "false", false),
        Arguments.of(char.class, "x", 'x'),
        Arguments.of(BigInteger.class, "12", new BigInteger("12")),
        Arguments.of(BigDecimal.class, "9.90", new BigDecimal("9.90")),
        Arguments.of(UUID.class, "00000000-0000-0000-0000-000000000001", new UUID(0, 1)),
        Arguments.of(DayOfWeek.class, "MONDAY", DayOfWeek.MONDAY),
        Arguments.of(LocalDate.class, "2026-01-31", LocalDate.of(2026, 1, 31)),
        Arguments.of(Instant.class, "2026-01-01T00:00:00Z", Instant.parse("2026-01-01T00:00:00Z")),
        Arguments.of(ZoneId.class, "Europe/Paris", ZoneId.of("Europe/Paris")),
        Arguments.of(Isbn.class, "9780141439518", new Isbn("9780141439518")));
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        Arguments.of(int.class, "", "must be a whole number"),
        Arguments.of(int.class, "1.0", "must be a whole number"),
        Arguments.of(int.class, "2147483648", "must be a whole number"),
        Arguments.of(double.class, "NaN", "must be a number"),
        Arguments.of(double.class, "1d", "must be a number"),
        Arguments.of(double.class, "0x1p3", "must be a number"),
        Arguments.of(double.class, " 1", "must be a number"),
        Arguments.of(boolean.class, "yes", "must be true or false"),
        Arguments.of(char.class, "ab", "must be one character"),
        Arguments.of(LocalDate.class, "31.1.2026", "is not valid"),
        Arguments.of(Isbn.class, "x", "is not valid"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_text_becomes_a_value(Class<?> type, String text, Object value) throws Exception {
    assertThat(Conversion.of(type).step().apply(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void a_text_that_is_no_value_is_told_by_a_rule(Class<?> type, String text, String rule) {
    Conversion conversion = Conversion.of(type);

    assertThatException().isThrownBy(() -> conversion.step().apply(text));
    assertThat(conversion.rule()).isEqualTo(rule);
  }

  @Test
  void the_constants_of_an_enum_are_named() {
    assertThat(Conversion.of(DayOfWeek.class).rule()).startsWith("must be one of MONDAY, TUESDAY");
  }

  @Test
  void what_no_text_stands_for_is_zero_or_null() {
    assertThat(Conversion.of(int.class).absent()).isEqualTo(0);
    assertThat(Conversion.of(boolean.class).absent()).isEqualTo(false);
    assertThat(Conversion.of(Integer.class).absent()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        String.class,
        List.class,
        int[].class,
        Object.class,
        jakarta.ws.rs.core.Cookie.class,
        Number.class
      })
  void what_jakarta_rest_knows_itself_is_left_to_it(Class<?> type) {
    assertThat(Conversion.of(type)).isNull();
  }

  /** With a constructor that takes a text. */
  public record Isbn(String digits) {

    /** Thirteen digits. */
    public Isbn {
      if (!digits.matches("\\d{13}")) {
        throw new IllegalArgumentException();
      }
    }
  }
}
