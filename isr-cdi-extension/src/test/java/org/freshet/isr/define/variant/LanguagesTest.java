package org.freshet.isr.define.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4647, section 3.4, and RFC 9110, section 12.5.4. */
class LanguagesTest {

  private static final List<String> OFFERED = List.of("en", "de", "pt-BR", "zh-Hant-TW");

  private final Languages languages = new Languages(OFFERED);

  private String negotiated(String accepted) {
    return languages.negotiated(accepted).toLanguageTag();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                             | de",
        "DE                             | de",
        "de-AT                          | de",
        "de-AT,de;q=0.9                 | de",
        "de-AT-1996,en;q=0.9            | de",
        "fr, de;q=0.8, en;q=0.5         | de",
        "en;q=0.5, de;q=0.8             | de",
        "pt-BR                          | pt-BR",
        "pt-br                          | pt-BR",
        "pt-BR-x-lisbon                 | pt-BR",
        "zh-Hant-TW, zh-Hant, zh        | zh-Hant-TW",
        "fr, *                          | en",
        "de;q=0, en;q=0.1               | en"
      })
  void the_best_that_is_offered_is_the_one(String accepted, String expected) {
    assertThat(negotiated(accepted)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "pt", "pt-PT", "zh-Hant", "*", "x", "de;q=0"})
  void whom_none_suits_gets_the_first(String accepted) {
    assertThat(negotiated(accepted)).isEqualTo("en");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", ",", ";", "de;q=", "de;q=x", "de;q=2", "=", "\u00e4", "d\u0000e", "a--b"})
  void who_says_nothing_that_can_be_read_gets_the_first(String accepted) {
    assertThat(languages.negotiated(accepted).toLanguageTag()).isEqualTo("en");
  }

  @Test
  void a_field_that_is_too_long_is_not_read() {
    assertThat(negotiated("de, " + "fr-FR, ".repeat(200))).isEqualTo("en");
  }

  @Property
  boolean whatever_is_sent_the_answer_is_one_that_is_offered(@ForAll String accepted) {
    return Set.copyOf(OFFERED).contains(negotiated(accepted));
  }
}
