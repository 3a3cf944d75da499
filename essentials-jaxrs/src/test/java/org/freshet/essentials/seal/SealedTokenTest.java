package org.freshet.essentials.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTokenTest {

  private static final String SHAPE = "A".repeat(60);

  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "/", ".", " ", "\n", "%", "é", "\uD83D"})
  void a_character_of_another_alphabet_is_refused(String character) {
    assertRefused("A".repeat(59) + character);
    assertRefused(character + "A".repeat(59));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 59, 61, 65, 1025, 100_000})
  void a_length_that_no_token_has_is_refused(int length) {
    assertRefused("A".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB", "AP", "AAB", "AAD"})
  void an_end_that_stands_for_no_whole_byte_is_refused(String end) throws Exception {
    assertRefused(SHAPE + end);
    assertThat(SealedToken.parse(SHAPE + "A".repeat(end.length())).bytes()).isNotEmpty();
  }

  @Test
  void a_shorter_limit_can_be_set() throws Exception {
    assertThat(SealedToken.parse("A".repeat(200), 200).text()).hasSize(200);
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> SealedToken.parse("A".repeat(202), 200));
  }

  @Test
  void a_text_of_another_shape_makes_no_token_and_is_not_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SealedToken("secret"))
        .withMessageNotContaining("secret");
  }

  private static void assertRefused(String text) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> SealedToken.parse(text));
  }
}
