package org.freshet.essentials.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that c2sp.org/XAES-256-GCM publishes. */
class XAes256GcmTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] NONCE = "ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(US_ASCII);
  private static final byte[] PLAIN = "XAES-256-GCM".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "01, '', ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271",
    "03, c2sp.org/XAES-256-GCM, 986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d",
  })
  void the_published_vectors_hold(String octet, String associated, String sealed) {
    XAes256Gcm cipher = new XAes256Gcm(HEX.parseHex(octet.repeat(32)));
    byte[] bound = associated.getBytes(US_ASCII);

    assertThat(cipher.seal(NONCE, PLAIN, bound)).isEqualTo(HEX.parseHex(sealed));
    assertThat(cipher.open(NONCE, HEX.parseHex(sealed), bound)).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "10000, e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939",
    "1000000, 2163ae1445985a30b60585ee67daa55674df06901b890593e824b8a7c885ab15",
  })
  void the_accumulated_vectors_hold(int iterations, String expected) {
    SHAKEDigest random = new SHAKEDigest(128);
    SHAKEDigest hash = new SHAKEDigest(128);
    for (int i = 0; i < iterations; i++) {
      byte[] key = drawn(random, XAes256Gcm.KEY_BYTES);
      byte[] nonce = drawn(random, XAes256Gcm.NONCE_BYTES);
      byte[] plain = drawn(random, drawn(random, 1)[0] & 0xff);
      byte[] associated = drawn(random, drawn(random, 1)[0] & 0xff);
      XAes256Gcm cipher = new XAes256Gcm(key);
      byte[] sealed = cipher.seal(nonce, plain, associated);
      hash.update(sealed, 0, sealed.length);
      if (i % 100 == 0) {
        assertThat(cipher.open(nonce, sealed, associated)).isEqualTo(plain);
      }
    }
    byte[] result = new byte[32];
    hash.doFinal(result, 0, result.length);

    assertThat(HEX.formatHex(result)).isEqualTo(expected);
  }

  @Test
  void one_bit_that_differs_anywhere_opens_nothing() {
    XAes256Gcm cipher = new XAes256Gcm(new byte[32]);
    byte[] bound = {1, 2, 3};
    byte[] sealed = cipher.seal(NONCE, PLAIN, bound);

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      assertThat(cipher.open(NONCE, flipped(sealed, bit), bound)).isNull();
    }
    for (int bit = 0; bit < NONCE.length * 8; bit++) {
      assertThat(cipher.open(flipped(NONCE, bit), sealed, bound)).isNull();
    }
    for (int bit = 0; bit < bound.length * 8; bit++) {
      assertThat(cipher.open(NONCE, sealed, flipped(bound, bit))).isNull();
    }
    assertThat(new XAes256Gcm(flipped(new byte[32], 255)).open(NONCE, sealed, bound)).isNull();
  }

  @Test
  void a_key_of_another_length_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new XAes256Gcm(new byte[16]));
  }

  private static byte[] drawn(SHAKEDigest random, int count) {
    byte[] bytes = new byte[count];
    random.doOutput(bytes, 0, count);
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] other = Arrays.copyOf(bytes, bytes.length);
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return other;
  }
}
