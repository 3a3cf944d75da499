package org.freshet.essentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static final List<AddressRange> PROXIES =
      Stream.of("10.0.0.0/8", "2001:db8:ffff::/48").map(AddressRange::parse).toList();

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "10.0.0.9, 198.51.100.7", "nonsense", ""})
  void nobody_is_believed_where_no_proxy_is_trusted(String forwarded) {
    assertThat(ClientAddress.of("10.0.0.1", forwarded, List.of())).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.of("192.0.2.1", forwarded, PROXIES)).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | 198.51.100.7",
        "1.1.1.1, 198.51.100.7 | 198.51.100.7",
        "1.1.1.1, 198.51.100.7, 10.1.2.3 | 198.51.100.7",
        "198.51.100.7:4711 | 198.51.100.7",
        "2001:db8::7 | 2001:db8::7",
        "[2001:db8::7]:4711 | 2001:db8::7",
        "1.1.1.1, 2001:db8:ffff::1 | 1.1.1.1",
        "10.0.0.7, 10.0.0.8 | 10.0.0.7",
      })
  void a_trusted_proxy_is_believed_from_right_to_left(String forwarded, String client) {
    assertThat(ClientAddress.of("10.0.0.1", forwarded, PROXIES)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "unknown", "_hidden", "evil.example", "1.1.1.1, 999.1.1.1", "[", "1.2"})
  void what_is_no_address_ends_the_search_at_the_last_that_is_one(String forwarded) {
    assertThat(ClientAddress.of("10.0.0.1", forwarded, PROXIES)).isEqualTo("10.0.0.1");
  }

  @Test
  void without_a_field_the_peer_is_the_client() {
    assertThat(ClientAddress.of("10.0.0.1", null, PROXIES)).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:0",
    "unknown, unknown",
  })
  void of_an_ipv6_address_the_network_counts(String address, String caller) {
    assertThat(ClientAddress.caller(address, 64)).isEqualTo(caller);
  }
}
