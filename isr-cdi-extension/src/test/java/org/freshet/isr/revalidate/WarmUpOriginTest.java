package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.freshet.isr.config.FakeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpOriginTest {

  private final WarmUpOrigin learning = new WarmUpOrigin(FakeConfig.settings());

  @Test
  void the_configured_origin_is_never_replaced() {
    WarmUpOrigin origin =
        new WarmUpOrigin(FakeConfig.settings("isr.warmup.origin", "https://localhost:9443"));
    origin.arrived(false, "127.0.0.1", 9080);

    assertThat(origin.get()).isEqualTo(URI.create("https://localhost:9443"));
  }

  @Test
  void an_origin_that_is_not_configured_is_unknown_at_first() {
    assertThat(learning.get()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 9080, http://127.0.0.1:9080", "::1, 9080, http://[::1]:9080"})
  void it_is_learned_from_the_connection_of_a_request(String address, int port, URI expected) {
    learning.arrived(false, address, port);

    assertThat(learning.get()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "a b", "192.0.2.1", "2001:db8::1", "face.b00c"})
  void an_address_that_is_not_of_this_machine_teaches_nothing(String address) {
    learning.arrived(false, address, 80);

    assertThat(learning.get()).isNull();
  }

  @Test
  void it_is_learned_once() {
    learning.arrived(false, "127.0.0.1", 9080);
    learning.arrived(false, "10.0.0.1", 9999);

    assertThat(learning.get()).isEqualTo(URI.create("http://127.0.0.1:9080"));
  }

  @Test
  void it_is_not_learned_from_tls_or_from_half_an_address() {
    learning.arrived(true, "127.0.0.1", 9443);
    learning.arrived(false, null, 9080);
    learning.arrived(false, "127.0.0.1", 0);
    learning.arrived(false, "127.0.0.1", -1);

    assertThat(learning.get()).isNull();
  }
}
