package org.freshet.isr.http.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.freshet.isr.FakeClock;
import org.freshet.isr.store.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 4.2, 5.1 and 5.3. */
class FieldValuesTest {

  private static final Instant NOW = FakeClock.START;

  private static Header header(String name, String value) {
    return new Header(name, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "7200|7200",
        "007|7",
        "7200, 0|7200",
        "0, 7200|0",
        "2147483648|2147483648",
        "99999999999999999999|2147483648",
        "abc|0",
        "-7200|0",
        "7200.0|0",
        "7200;foo=1|0",
        "''|0"
      })
  void age_is_the_first_number_or_none(String value, long seconds) {
    assertThat(FieldValues.age(value)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thu, 18 Aug 2050 02:01:18 GMT",
        "THU, 18 Aug 2050 02:01:18 GMT",
        "thu, 18 aug 2050 02:01:18 gmt",
        "Thu, 18 AUG 2050 02:01:18 GMT",
        "Thursday, 18-Aug-50 02:01:18 GMT",
        "Thu Aug 18 02:01:18 2050"
      })
  void dates_SHOULD_be_read_in_any_case(String text) {
    assertThat(FieldValues.date(text, NOW)).isEqualTo("2050-08-18T02:01:18Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "",
        "Thu, 18 Aug 2050 02:01:18 AEST",
        "Thu, 18 Aug 2050 02:01:18 UTC",
        "Thu, 18 Aug 50 02:01:18 GMT",
        "Thu 18 Aug 2050 02:01:18 GMT",
        "Thu, 18 Aug 2050 2:01:18 GMT",
        "Thu, 18 Aug 2050 02.01.18 GMT",
        "Fri, 18 Aug 2050 02:01:18 GMT"
      })
  void an_Expires_that_is_no_date_MUST_lie_in_the_past(String text) {
    assertThat(FieldValues.times(List.of(header("Expires", text)), NOW, NOW).expires())
        .isBefore(NOW);
  }

  @Test
  void two_lines_of_Expires_are_no_date() {
    Header line = header("Expires", "Thu, 18 Aug 2050 02:01:18 GMT");

    assertThat(FieldValues.times(List.of(line, line), NOW, NOW).expires()).isBefore(NOW);
  }

  @Test
  void what_is_absent_says_nothing() {
    var times = FieldValues.times(List.of(), NOW, NOW);

    assertThat(times.expires()).isNull();
    assertThat(times.date()).isNull();
    assertThat(times.lastModified()).isNull();
    assertThat(times.age()).isZero();
  }

  @Test
  void vary_has_names_of_all_lines_once_and_in_lower_case() {
    assertThat(
            FieldValues.vary(
                List.of(header("Vary", ", Foo,bar"), header("vary", "*, FOO"), header("Vary", ""))))
        .containsExactly("foo", "bar", "*");
  }
}
