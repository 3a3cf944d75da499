package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.freshet.isr.http.QueryString.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "q=a > a",
        "q=a+b > a b",
        "q=a%20b > a b",
        "q=a%2Bb > a+b",
        "q=a=b > a=b",
        "q=a;x=1 > a;x=1",
        "x=1&q=a&y=2 > a",
        "&&q=a&& > a",
        "%71=a > a",
        "q=caf%C3%A9 > caf\u00e9",
        "q=%26q%3Db > &q=b",
      })
  void a_value_is_decoded_as_JAX_RS_does(String raw, String value) {
    assertThat(QueryString.parse(raw).values("q")).containsExactly(value);
  }

  @Test
  void a_value_may_hold_any_character() {
    assertThat(QueryString.parse("q=%0D%0A%00").values("q")).containsExactly("\r\n\0");
  }

  @Test
  void several_values_keep_their_order() {
    assertThat(QueryString.parse("q=b&x=1&q=a&q=b").values("q")).containsExactly("b", "a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "q="})
  void a_name_without_value_has_an_empty_one(String raw) {
    assertThat(QueryString.parse(raw).values("q")).containsExactly("");
  }

  @Test
  void names_are_told_apart_by_case() {
    assertThat(QueryString.parse("Q=a").values("q")).isEmpty();
  }

  @Test
  void no_query_has_no_parameters() {
    assertThat(QueryString.parse(null)).isSameAs(QueryString.EMPTY);
    assertThat(QueryString.parse("")).isSameAs(QueryString.EMPTY);
    assertThat(QueryString.EMPTY.values("q")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%",
        "q=%2",
        "q=%zz",
        "%=1",
        "q=%ff",
        "q=%c0%80",
        "a=1&q=%u0041",
        "q=\u00e9",
        "q=a b"
      })
  void what_cannot_be_decoded_is_not_read_at_all(String raw) {
    assertThat(QueryString.parse(raw)).isNull();
  }

  @Test
  void sorting_goes_by_name_and_keeps_the_order_of_values() {
    assertThat(QueryString.parse("b=2&a=9&b=1&=0&a=1").sorted())
        .containsExactly(
            new Parameter("", "0"),
            new Parameter("a", "9"),
            new Parameter("a", "1"),
            new Parameter("b", "2"),
            new Parameter("b", "1"));
  }

  @Property
  void no_text_makes_it_fail(@ForAll String text) {
    QueryString query = QueryString.parse(text);
    assertThat(query == null || query.sorted().size() <= text.length()).isTrue();
  }

  @Test
  void a_query_has_only_what_it_has() {
    assertThat(QueryString.parse("a=1&b=2&a=3").hasOnly(List.of("a", "b"))).isTrue();
    assertThat(QueryString.parse("a=1&b=2").hasOnly(List.of("a"))).isFalse();
    assertThat(QueryString.EMPTY.hasOnly(List.of())).isTrue();
  }
}
