package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;

class FormTokenTest {

  private static final Instant NOW = FakeClock.START;

  private final FormToken tokens = new FormToken(new byte[32]);
  private final String token = tokens.issue("ada", "/shop", NOW);

  @Test
  void a_token_is_valid_for_its_visitor_and_application() {
    assertThat(tokens.isValid(token, "ada", "/shop", NOW)).isTrue();
    assertThat(tokens.isValid(token, "eve", "/shop", NOW)).isFalse();
    assertThat(tokens.isValid(token, "ada", "/other", NOW)).isFalse();
  }

  @Test
  void a_token_ends() {
    assertThat(tokens.isValid(token, "ada", "/shop", NOW.plus(FormToken.LIFETIME).minusSeconds(1)))
        .isTrue();
    assertThat(tokens.isValid(token, "ada", "/shop", NOW.plus(FormToken.LIFETIME))).isFalse();
  }

  @Test
  void a_made_up_or_changed_token_is_not_valid() {
    for (String wrong :
        new String[] {
          "", "v1", "v1..", "v1.9999999999.x", token + "x", token.replace("v1.", "v2."), "a.b.c.d"
        }) {
      assertThat(tokens.isValid(wrong, "ada", "/shop", NOW)).as(wrong).isFalse();
    }
  }

  @Test
  void the_signature_of_draft_mode_is_no_token() {
    String cookie = new DraftCookie(new byte[32]).set(DraftCookie.LONGEST, "/shop", false, NOW);
    String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));

    assertThat(tokens.isValid(value, "ada", "/shop", NOW)).isFalse();
  }
}
