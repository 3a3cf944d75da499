package org.freshet.essentials.webhook.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.freshet.essentials.config.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  private final Addresses addresses = new Addresses(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::169.254.169.254",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_nobody_in_the_internet_has_is_not_sent_to(String text) throws UnknownHostException {
    assertThat(addresses.isAllowed(InetAddress.getByName(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::1.1.1.1"
      })
  void what_somebody_has_is(String text) throws UnknownHostException {
    assertThat(addresses.isAllowed(InetAddress.getByName(text))).isTrue();
  }

  @Test
  void an_address_of_version_4_in_the_clothes_of_version_6_is_judged_as_what_it_is() {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(addresses.isAllowed(mapped)).isFalse();

    mapped[12] = mapped[13] = mapped[14] = 1;
    assertThat(addresses.isAllowed(mapped)).isTrue();
  }

  @Test
  void a_setting_allows_ranges_and_nothing_beside_them() throws UnknownHostException {
    Addresses inside = new Addresses(List.of(AddressRange.parse("10.1.0.0/16")));

    assertThat(inside.isAllowed(InetAddress.getByName("10.1.255.1"))).isTrue();
    assertThat(inside.isAllowed(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(inside.isAllowed(InetAddress.getByName("127.0.0.1"))).isFalse();
  }
}
