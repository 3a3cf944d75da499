package org.freshet.isr.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeReplyTest {

  private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");

  private static Duration wait(String said) {
    return new EdgeReply(429, Map.of("retry-after", said), "").result(NOW).retryAfter();
  }

  @Test
  void an_edge_is_not_asked_before_it_wants_to_be() {
    assertThat(wait("7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(wait("18000")).isEqualTo(Duration.ofHours(5));
    assertThat(wait("Sat, 28 Nov 2026 19:30:00 GMT")).isEqualTo(Duration.ofMinutes(750));
  }

  @Test
  void it_is_asked_again_after_a_day_at_the_latest() {
    Duration day = Duration.ofDays(1);
    assertThat(wait("86400")).isEqualTo(day);
    assertThat(wait("86401")).isEqualTo(day);
    assertThat(wait("99999999999999999999999")).isEqualTo(day);
    assertThat(wait("Sun, 28 Nov 2027 07:00:00 GMT")).isEqualTo(day);
  }

  @Test
  void what_is_past_or_makes_no_sense_is_no_wait() {
    assertThat(wait("Fri, 27 Nov 2026 07:00:00 GMT")).isZero();
    assertThat(wait("soon")).isZero();
    assertThat(wait("")).isZero();
  }
}
