package org.freshet.isr.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnitsTest {

  private static String plain(String text) {
    return text.replace('\u202f', ' ');
  }

  @Test
  void numbers_have_their_units() {
    assertThat(plain(Units.count(12480))).isEqualTo("12 480");
    assertThat(plain(Units.count(1, "page"))).isEqualTo("1 page");
    assertThat(plain(Units.count(0, "page"))).isEqualTo("0 pages");
    assertThat(plain(Units.percent(0.9731))).isEqualTo("97.3 %");
    assertThat(plain(Units.percent(1))).isEqualTo("100 %");
    assertThat(plain(Units.micros(38))).isEqualTo("38 \u00b5s");
    assertThat(plain(Units.micros(4200))).isEqualTo("4.2 ms");
    assertThat(plain(Units.micros(1_300_000))).isEqualTo("1.3 s");
    assertThat(plain(Units.bytes(412))).isEqualTo("412 B");
    assertThat(plain(Units.bytes(3200))).isEqualTo("3.1 KiB");
    assertThat(plain(Units.bytes(64L << 20))).isEqualTo("64 MiB");
    assertThat(plain(Units.span(Duration.ofSeconds(5)))).isEqualTo("5 s");
    assertThat(plain(Units.span(Duration.ofMinutes(12)))).isEqualTo("12 min");
    assertThat(plain(Units.span(Duration.ofHours(30)))).isEqualTo("30 h");
  }

  @Test
  void what_is_not_known_is_a_dash() {
    assertThat(Units.count(-1)).isEqualTo("\u2013");
    assertThat(Units.bytes(-1)).isEqualTo("\u2013");
  }
}
