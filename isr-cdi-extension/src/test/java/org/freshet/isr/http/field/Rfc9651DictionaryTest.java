package org.freshet.isr.http.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.freshet.isr.http.field.StructuredDictionary.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9651, section 4.2. */
class Rfc9651DictionaryTest {

  @Test
  void has_values_of_every_type() {
    assertThat(
            StructuredDictionary.parse(
                "a=1, b=-2, c=\"x \\\" \\\\\", d=tok/en:*, e, f=?0, g=?1, h=*t"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a",
                1L,
                "b",
                -2L,
                "c",
                "x \" \\",
                "d",
                new Token("tok/en:*"),
                "e",
                true,
                "f",
                false,
                "g",
                true,
                "h",
                new Token("*t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1.5",
        "a=123456789012.123",
        "a=:aGk=:",
        "a=@1659578233",
        "a=%\"f%c3%bc\"",
        "a=(1 \"b\" c;x=1);y",
        "a=()"
      })
  void reads_types_that_no_directive_has(String field) {
    assertThat(StructuredDictionary.parse(field)).containsEntry("a", StructuredDictionary.OTHER);
  }

  @Test
  void drops_parameters() {
    assertThat(StructuredDictionary.parse("max-age=5;x;y=\"z\"; w=1.0, no-store;a"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("max-age", 5L, "no-store", true));
  }

  @Test
  void has_the_last_of_two_values() {
    assertThat(StructuredDictionary.parse("a=1,a=2")).containsEntry("a", 2L);
  }

  @Test
  void may_be_empty() {
    assertThat(StructuredDictionary.parse("")).isEmpty();
    assertThat(StructuredDictionary.parse("   ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-age=10000, &&&&&",
        "Max-Age=1",
        "a =1",
        "a= 1",
        "a=",
        "a,",
        ",a",
        "a b",
        "a=\"b",
        "a=\"b\\c\"",
        "a=\"\u00fc\"",
        "a='1'",
        "a=1.",
        "a=1.2345",
        "a=1234567890123.1",
        "a=1234567890123456",
        "a=-",
        "a=--1",
        "a=?2",
        "a=:a b:",
        "a=:abc",
        "a=(1",
        "a=(1,2)",
        "a;",
        "a;=1",
        "a;x=",
        "a;x=(1)",
        "a=@1.5",
        "a=%\"%C3\"",
        "1=a",
        "\ta=1"
      })
  void is_nothing_if_any_of_it_is_malformed(String field) {
    assertThat(StructuredDictionary.parse(field)).isNull();
  }

  @Property
  void is_read_to_an_end_whatever_it_is(@ForAll String field) {
    Map<String, Object> members = StructuredDictionary.parse(field);

    assertThat(members == null || members.keySet().stream().noneMatch(String::isEmpty)).isTrue();
  }
}
