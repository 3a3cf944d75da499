package org.freshet.isr.define.variant;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.isr.api.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148",
        "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
        "Opera/9.80 (Android; Opera Mini/36.2) Presto/2.12 Version/12.16 Opera Mobi"
      })
  void the_browser_of_a_phone_says_so(String agent) {
    assertThat(Devices.of(null, agent)).isEqualTo(Device.MOBILE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "curl/8.5.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/138.0.0.0 Safari/537.36"
      })
  void whatever_does_not_is_none(String agent) {
    assertThat(Devices.of(null, agent)).isEqualTo(Device.DESKTOP);
  }

  @Test
  void the_hint_counts_before_the_agent() {
    assertThat(Devices.of("?1", "Firefox")).isEqualTo(Device.MOBILE);
    assertThat(Devices.of("?0", PHONE)).isEqualTo(Device.DESKTOP);
    assertThat(Devices.of("malformed", PHONE)).isEqualTo(Device.MOBILE);
  }

  @ParameterizedTest
  @EnumSource
  void who_asks_in_the_name_of_a_device_is_taken_for_one(Device device) {
    assertThat(Devices.of(null, Devices.agent(device))).isEqualTo(device);
  }
}
