package org.freshet.isr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCookieTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final Instant NOW = FakeClock.START;

  private final DraftCookie cookie = new DraftCookie(KEY);

  private String pair() {
    return cookie.set(Duration.ofHours(1), "/shop", true, NOW).split(";", 2)[0];
  }

  private boolean isIn(String cookies) {
    return cookie.isIn(cookies, "/shop", NOW);
  }

  @Test
  void is_for_this_application_alone_and_for_no_script() {
    assertThat(cookie.set(Duration.ofHours(1), "/shop", true, NOW))
        .startsWith("isr-draft=v1.1767229200.")
        .endsWith("; Path=/shop; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
    assertThat(cookie.set(Duration.ofHours(1), "", false, NOW))
        .endsWith("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
  }

  @Test
  void is_taken_back_by_one_that_has_expired() {
    String cleared = cookie.clear("/shop", true);

    assertThat(cleared)
        .isEqualTo("isr-draft=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    assertThat(isIn("isr-draft=")).isFalse();
  }

  @Test
  void is_found_among_others() {
    assertThat(isIn(pair())).isTrue();
    assertThat(isIn("a=b; " + pair() + "; c=d")).isTrue();
    assertThat(isIn("a=b," + pair())).isTrue();
    assertThat(isIn("isr-draft=forged; " + pair())).isTrue();
    assertThat(isIn(null)).isFalse();
    assertThat(isIn("")).isFalse();
    assertThat(isIn("x" + pair())).isFalse();
  }

  @Test
  void is_good_until_it_expires() {
    assertThat(cookie.isIn(pair(), "/shop", NOW.plusSeconds(3599))).isTrue();
    assertThat(cookie.isIn(pair(), "/shop", NOW.plusSeconds(3600))).isFalse();
  }

  @Test
  void is_not_good_for_another_application() {
    assertThat(cookie.isIn(pair(), "", NOW)).isFalse();
    assertThat(cookie.isIn(pair(), "/other", NOW)).isFalse();
  }

  @Test
  void is_not_good_under_another_secret() {
    DraftCookie other = new DraftCookie("another-secret-another-secret-xx".getBytes(UTF_8));

    assertThat(other.isIn(pair(), "/shop", NOW)).isFalse();
  }

  @Test
  void with_any_one_character_changed_is_refused() {
    String good = pair();
    for (int i = "isr-draft=".length(); i < good.length(); i++) {
      char changed = good.charAt(i) == '1' ? '2' : '1';
      assertThat(isIn(good.substring(0, i) + changed + good.substring(i + 1))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isr-draft=true",
        "isr-draft=v1",
        "isr-draft=v1..",
        "isr-draft=v1.9999999999.",
        "isr-draft=v1.x.y",
        "isr-draft=v1.1.2.3",
        "isr-draft=...."
      })
  void that_is_malformed_is_refused(String cookies) {
    assertThat(isIn(cookies)).isFalse();
  }

  @Test
  void is_no_warm_up_signature_and_a_warm_up_signature_is_none() {
    WarmUpSignature signature = new WarmUpSignature(KEY);
    String[] signed = signature.sign("https://shop.example", "/shop", NOW).split(";");
    String expiry = signed[1].substring("exp=".length());
    String mac = signed[4].substring("mac=".length());
    assertThat(isIn("isr-draft=v1." + expiry + "." + mac)).isFalse();

    String[] parts = pair().substring("isr-draft=".length()).split("\\.");
    String forged = "v1;exp=" + parts[1] + ";nonce=n;base=/shop;mac=" + parts[2];
    Instant near = Instant.ofEpochSecond(Long.parseLong(parts[1]) - 10);
    assertThat(signature.verify(forged, "draft mode", "/shop", near)).isNull();
    assertThat(signature.verify(forged, "GET", "/shop", near)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "P7DT1S", "P365D"})
  void lives_from_a_second_to_seven_days(String lifetime) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cookie.set(Duration.parse(lifetime), "", true, NOW))
        .withMessageContaining("must be from PT1S to PT168H");
  }
}
