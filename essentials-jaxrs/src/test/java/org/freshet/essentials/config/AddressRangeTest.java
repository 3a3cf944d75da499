package org.freshet.essentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::1, ::1, true",
    "2001:db8::/32, 2001:db8:9::1, true",
    "2001:db8::/32, 2001:db9::1, false",
  })
  void has_the_addresses_that_begin_like_it(String range, String address, boolean contained) {
    assertThat(AddressRange.parse(range).contains(AddressRange.address(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "::/129",
        "10.0.0/8",
        "localhost",
        "10.0.0.0/",
        "a.b.c.d",
        "256.1.1.1"
      })
  void is_none_if_it_is_malformed_and_no_name_is_looked_up(String text) {
    assertThat(AddressRange.parse(text)).isNull();
  }
}
