package org.freshet.essentials.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import org.freshet.essentials.api.RequestServed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {

  @ParameterizedTest
  @CsvSource({
    "200, false, INFO",
    "304, false, INFO",
    "200, true, WARNING",
    "404, false, WARNING",
    "500, false, ERROR"
  })
  void what_fails_is_more_than_information(int status, boolean slow, Level level) {
    assertThat(RequestLog.level(served(status, slow))).isEqualTo(level);
  }

  @Test
  void a_line_has_what_is_known_and_nothing_in_it_ends_a_value() {
    assertThat(RequestLog.line(served(200, true)))
        .isEqualTo(
            "GET /api/books 200 12 ms id=\"i-1\" from=\"192.0.2.1\" X-Note=\"say 'hi'\" slow");
  }

  private static RequestServed served(int status, boolean slow) {
    return new RequestServed(
        "GET",
        "/api/books",
        status,
        Duration.ofMillis(12),
        "i-1",
        null,
        "192.0.2.1",
        Map.of("X-Note", "say \"hi\""),
        slow);
  }
}
