package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.freshet.isr.FakeClock;
import org.freshet.isr.http.WarmUpSignature.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpSignatureTest {

  private static final Instant NOW = FakeClock.START;
  private static final String BASE = "https://shop.example:8443";
  private static final String TARGET = "/shop/api/posts/7?page=2";

  private final WarmUpSignature signature = under(1);

  private static WarmUpSignature under(int key) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) key);
    return new WarmUpSignature(bytes);
  }

  private String sign() {
    return signature.sign(BASE, TARGET, NOW);
  }

  private Verified verify(String value) {
    return signature.verify(value, "GET", TARGET, NOW);
  }

  @Test
  void what_was_signed_is_recognised_and_tells_its_base() {
    assertThat(verify(sign())).isEqualTo(new Verified(BASE));
  }

  @Test
  void another_node_with_the_same_key_recognises_it() {
    assertThat(under(1).verify(sign(), "GET", TARGET, NOW)).isEqualTo(new Verified(BASE));
  }

  @Test
  void a_signature_is_one_header_value_of_five_parts() {
    assertThat(sign())
        .matches(
            "v1;exp=1767225630;nonce=[A-Za-z0-9_-]{22}"
                + ";base=https%3A%2F%2Fshop\\.example%3A8443;mac=[A-Za-z0-9_-]{43}");
  }

  @Test
  void two_signatures_of_one_request_differ() {
    assertThat(sign()).isNotEqualTo(sign());
  }

  @Test
  void a_base_may_hold_any_character() {
    String base = "https://a;mac=b\r\n\u00e9%";

    assertThat(verify(signature.sign(base, TARGET, NOW))).isEqualTo(new Verified(base));
  }

  @Test
  void another_key_is_refused() {
    assertThat(under(2).verify(sign(), "GET", TARGET, NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "get", "", "GET "})
  void another_method_is_refused(String method) {
    assertThat(signature.verify(sign(), method, TARGET, NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/api/posts/8?page=2",
        "/shop/api/posts/7",
        "/shop/api/posts/7?page=2&x",
        "/shop/api/posts/7?page=",
        "",
      })
  void another_target_is_refused(String target) {
    assertThat(signature.verify(sign(), "GET", target, NOW)).isNull();
  }

  @Test
  void what_moves_from_method_to_target_is_refused() {
    String value = signature.sign(BASE, "/x", NOW);

    assertThat(signature.verify(value, "GET/", "x", NOW)).isNull();
    assertThat(signature.verify(value, "GE", "T/x", NOW)).isNull();
  }

  @Test
  void a_replay_is_refused() {
    String value = sign();

    assertThat(verify(value)).isNotNull();
    assertThat(verify(value)).isNull();
    assertThat(signature.verify(value, "GET", TARGET, NOW.plusSeconds(29))).isNull();
  }

  @Test
  void an_attempt_with_another_target_does_not_use_it_up() {
    String value = sign();
    signature.verify(value, "GET", "/other", NOW);

    assertThat(verify(value)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"-31, false", "-30, true", "0, true", "29, true", "30, false", "3600, false"})
  void it_is_good_for_its_lifetime_and_by_clocks_that_differ_a_little(long later, boolean good) {
    Instant then = NOW.plusSeconds(later);

    assertThat(signature.verify(sign(), "GET", TARGET, then) != null).isEqualTo(good);
  }

  @Property(tries = 2000)
  void a_change_of_any_one_character_is_refused(
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll @CharRange(from = ' ', to = '~') char instead) {
    String value = sign();
    int at = where % value.length();
    String changed = value.substring(0, at) + instead + value.substring(at + 1);

    assertThat(verify(changed) != null).isEqualTo(changed.equals(value));
  }

  @Test
  void every_spelling_of_every_last_character_but_one_is_refused() {
    String value = sign();
    String start = value.substring(0, value.length() - 1);
    for (char c = ' '; c < 0x7f; c++) {
      if (c != value.charAt(value.length() - 1)) {
        assertThat(verify(start + c)).isNull();
      }
    }
    assertThat(verify(value)).isNotNull();
  }

  @Test
  void whatever_is_cut_off_or_added_is_refused() {
    String value = sign();
    for (int length = 0; length < value.length(); length++) {
      assertThat(verify(value.substring(0, length))).isNull();
    }
    for (String more : new String[] {" ", ";", "=", "A", ";mac=", "\n", ", " + value}) {
      assertThat(verify(value + more)).isNull();
      assertThat(verify(more + value)).isNull();
    }
    assertThat(verify(value)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "true",
        "v1",
        "v1;;;;",
        "v1;exp=;nonce=;base=;mac=",
        "v1;exp=99999999999;nonce=a;base=b;mac=c",
        "v1;nonce=a;exp=1;base=b;mac=c",
        "v1;exp=x;nonce=a;base=%zz;mac=!",
        "v2;exp=1;nonce=a;base=b;mac=c",
      })
  void what_is_malformed_is_refused(String value) {
    assertThat(verify(value)).isNull();
  }

  @Property
  void no_text_makes_it_fail(@ForAll String value, @ForAll String method, @ForAll String target) {
    assertThat(signature.verify(value, method, target, NOW)).isNull();
    assertThat(signature.verify("v1;exp=1;nonce=a;base=b;mac=" + value, method, target, NOW))
        .isNull();
  }

  @Test
  void a_short_key_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WarmUpSignature(new byte[31]))
        .withMessage("the key has 31 bytes, must have at least 32");
  }
}
