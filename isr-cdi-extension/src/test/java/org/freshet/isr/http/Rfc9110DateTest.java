package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 5.6.7. */
class Rfc9110DateTest {

  private static final Instant NOW = FakeClock.START;
  private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

  @Test
  void MUST_write_IMF_fixdate() {
    assertThat(HttpDate.format(EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  void writes_whole_seconds() {
    assertThat(HttpDate.format(EXAMPLE.plusMillis(999))).isEqualTo(HttpDate.format(EXAMPLE));
  }

  @Test
  void MUST_write_English_whatever_the_default_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
      assertThat(HttpDate.format(EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void MUST_read_all_three_formats(String text) {
    assertThat(HttpDate.parse(text, NOW)).isEqualTo(EXAMPLE);
  }

  @Test
  void reads_a_day_of_two_digits_in_the_format_of_asctime() {
    assertThat(HttpDate.parse("Wed Nov 16 08:49:37 1994", NOW))
        .isEqualTo(Instant.parse("1994-11-16T08:49:37Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Thursday, 01-Jan-26 00:00:00 GMT', 2026-01-01T00:00:00Z",
    "'Tuesday, 01-Jan-75 00:00:00 GMT', 2075-01-01T00:00:00Z",
    "'Saturday, 01-Jan-77 00:00:00 GMT', 1977-01-01T00:00:00Z",
    "'Friday, 31-Dec-99 23:59:59 GMT', 1999-12-31T23:59:59Z",
  })
  void MUST_take_a_two_digit_year_as_at_most_fifty_years_ahead(String text, Instant date) {
    assertThat(HttpDate.parse(text, NOW)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "now",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "sun, 06 nov 1994 08:49:37 gmt",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Thu, 30 Feb 2026 08:49:37 GMT",
        "Sun, 06 Nov 94 08:49:37 GMT   ",
        "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
        "1994-11-06T08:49:37Z and more",
        "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sun Nov 6 08:49:37 1994 ",
      })
  void answers_null_for_what_is_no_date(String text) {
    assertThat(HttpDate.parse(text, NOW)).isNull();
  }

  @Property
  void reads_what_it_wrote(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
    Instant date = Instant.ofEpochSecond(second);
    assertThat(HttpDate.parse(HttpDate.format(date), NOW)).isEqualTo(date);
  }

  @Property
  void never_fails_whatever_the_text(@ForAll String text) {
    assertThat(HttpDate.parse(text, NOW)).isNull();
  }
}
