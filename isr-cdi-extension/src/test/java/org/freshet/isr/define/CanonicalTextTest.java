package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"7", "07", "+7", "0000007"})
  void a_number_has_one_text_however_it_is_written(String given) {
    assertThat(CanonicalText.of(given, long.class)).isEqualTo("7");
    assertThat(CanonicalText.of(given, Integer.class)).isEqualTo("7");
  }

  @Test
  void an_identifier_has_one_text_whatever_its_case() {
    String upper = "0F8FAD5B-D9CB-469F-A165-70867728950E";
    assertThat(CanonicalText.of(upper, UUID.class))
        .isEqualTo(upper.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void a_text_stays_as_it_is() {
    assertThat(CanonicalText.of("007", String.class)).isEqualTo("007");
  }

  @Test
  void what_cannot_be_converted_has_no_text() {
    assertThat(CanonicalText.of("seven", long.class)).isNull();
  }
}
