package org.freshet.isr.http.field;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, section 4.1. */
class SelectingValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "foo|~ 1, 2 ~|1,2",
        "foo|1 ,2|1,2",
        "foo|a  b|a  b",
        "foo|A|A",
        "foo|\"a, b\"|\"a, b\"",
        "accept-language|~ en ,   De ; q=0.5~|en,de;q=0.5",
        "accept|Text/HTML|text/html"
      })
  void spellings_of_one_value_are_one(String name, String value, String normalised) {
    assertThat(SelectingValue.normalised(name, value)).isEqualTo(normalised);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accept-language|en, de|de, en",
        "foo|ab|a b",
        "foo|a|A",
        "foo|\"a,b\"|\"a, b\"",
        "foo|a,,b|a,b"
      })
  void what_may_mean_another_is_another(String name, String one, String other) {
    assertThat(SelectingValue.normalised(name, one))
        .isNotEqualTo(SelectingValue.normalised(name, other));
  }

  @Property
  void once_is_enough(@ForAll String value) {
    String once = SelectingValue.normalised("foo", value);

    assertThat(SelectingValue.normalised("foo", once)).isEqualTo(once);
  }
}
