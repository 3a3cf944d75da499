package org.freshet.essentials.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

  private static final byte[] BYTES = bytes();
  private static final String KEY = Base64.getEncoder().encodeToString(BYTES);

  @Test
  void both_alphabets_and_missing_padding_name_the_same_key() {
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES);

    assertThat(KEY).contains("/").endsWith("=");
    assertThat(KeyRing.parse("a:" + url).first().id())
        .isEqualTo(KeyRing.parse("b:" + KEY).first().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "k1", "k1:", "k1:c2hvcnQ", "k 1:AAAA", ":AAAA", "k1:not base64"})
  void what_is_no_key_is_refused_and_never_shown(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse("k0:" + KEY + "," + text))
        .withMessageContaining("32 bytes in Base64")
        .withMessageNotContaining("c2hvcnQ");
  }

  @Test
  void a_name_or_a_key_that_is_there_twice_is_refused() {
    String other = Base64.getEncoder().encodeToString(new byte[32]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse("k1:" + KEY + ",k1:" + other))
        .withMessage("key 'k1' is there twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse("k1:" + KEY + ",k2:" + KEY))
        .withMessage("keys 'k1' and 'k2' are the same");
  }

  @Test
  void a_random_ring_is_another_one_each_time() {
    assertThat(KeyRing.random().first().id()).isNotEqualTo(KeyRing.random().first().id());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }
}
