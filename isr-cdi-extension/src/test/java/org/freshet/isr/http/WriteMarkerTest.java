package org.freshet.isr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.freshet.isr.FakeClock;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteMarkerTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final Instant NOW = FakeClock.START;
  private static final Sequence RAISE = new Sequence(-42, 7);

  private final WriteMarker marker = new WriteMarker(KEY);

  private String pair() {
    return marker.set(RAISE, "/shop", true, NOW).split(";", 2)[0];
  }

  @Test
  void is_for_this_application_alone_and_for_no_script_and_soon_gone() {
    assertThat(marker.set(RAISE, "/shop", true, NOW))
        .matches(
            "isr-written=v1\\.1767225900\\.ffffffffffffffd6\\.7\\.[\\w-]{43}"
                + "; Path=/shop; Max-Age=300; HttpOnly; SameSite=Lax; Secure");
    assertThat(marker.set(RAISE, "", false, NOW))
        .endsWith("; Path=/; Max-Age=300; HttpOnly; SameSite=Lax");
  }

  @Property
  boolean says_which_raise_it_was(
      @ForAll long generation, @ForAll @LongRange(min = 0) long number) {
    Sequence raise = new Sequence(generation, number);
    String cookies = "theme=dark; " + marker.set(raise, "/shop", false, NOW).split(";", 2)[0];

    return raise.equals(marker.in(cookies, "/shop", NOW));
  }

  @Test
  void is_good_until_it_expires() {
    Duration almost = WriteMarker.LIFETIME.minusSeconds(1);

    assertThat(marker.in(pair(), "/shop", NOW.plus(almost))).isEqualTo(RAISE);
    assertThat(marker.in(pair(), "/shop", NOW.plus(WriteMarker.LIFETIME))).isNull();
  }

  @Test
  void is_not_good_for_another_application_or_under_another_secret() {
    WriteMarker other = new WriteMarker("another-secret-another-secret-xx".getBytes(UTF_8));

    assertThat(marker.in(pair(), "/other", NOW)).isNull();
    assertThat(other.in(pair(), "/shop", NOW)).isNull();
  }

  @Test
  void with_any_one_character_changed_is_ignored() {
    String good = pair();
    for (int i = "isr-written=".length(); i < good.length(); i++) {
      char changed = good.charAt(i) == '1' ? '2' : '1';
      String forged = good.substring(0, i) + changed + good.substring(i + 1);
      assertThat(marker.in(forged, "/shop", NOW)).isNull();
    }
  }

  @Test
  void is_no_draft_cookie_and_a_draft_cookie_is_none() {
    DraftCookie draft = new DraftCookie(KEY);
    String renamed = pair().replace("isr-written", "isr-draft");
    String drafted = draft.set(Duration.ofHours(1), "/shop", true, NOW).split(";", 2)[0];

    assertThat(draft.isIn(renamed, "/shop", NOW)).isFalse();
    assertThat(marker.in(drafted.replace("isr-draft", "isr-written"), "/shop", NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "isr-written=",
        "isr-written=v1",
        "isr-written=v1.9999999999.1.2.",
        "isr-written=v1.9999999999.1.2.3",
        "isr-written=v1.x.y.z.a",
        "isr-written=.....",
        "isr-written=v1.1.2.3.4.5.6"
      })
  void that_is_malformed_is_ignored(String cookies) {
    assertThat(marker.in(cookies, "/shop", NOW)).isNull();
    assertThat(marker.in(null, "/shop", NOW)).isNull();
  }
}
