package org.freshet.bookshop.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditTokenTest {

  private final EditToken tokens = new EditToken();

  @Test
  void a_token_is_good_for_its_editor_and_book() {
    String token = tokens.issue("editor", 7);

    assertThat(tokens.isGenuine(token, "editor", 7)).isTrue();
    assertThat(tokens.isGenuine(token, "editor", 8)).isFalse();
    assertThat(tokens.isGenuine(token, "admin", 7)).isFalse();
    assertThat(new EditToken().isGenuine(token, "editor", 7)).isFalse();
  }

  @Test
  void what_was_made_up_or_is_over_is_not() {
    String token = tokens.issue("editor", 7);
    for (String wrong :
        new String[] {
          "", ".", "x.y", "99999999999.00", "1" + token, token + "0", "9".repeat(30) + ".0"
        }) {
      assertThat(tokens.isGenuine(wrong, "editor", 7)).as(wrong).isFalse();
    }
    assertThat(tokens.isGenuine("1.0" + token.substring(token.indexOf('.')), "editor", 7))
        .isFalse();
  }
}
