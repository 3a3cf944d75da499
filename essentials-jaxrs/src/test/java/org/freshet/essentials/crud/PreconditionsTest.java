package org.freshet.essentials.crud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "*", " * ", "\"1\", \"3\"", "\"1\",\"3\" , W/\"2\"", ",,\"3\","})
  void a_field_that_names_the_version_names_it(String field) {
    assertThat(Preconditions.names(field, "3", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"4\"", "3", "", "\"3", "W/\"3\"", "w/\"3\"", "\"3\" x", "\"3\"\"4\""})
  void one_that_names_another_or_is_malformed_or_weak_does_not(String field) {
    assertThat(Preconditions.names(field, "3", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "W/\"3\"", "*"})
  void a_weak_one_does_where_weakness_does_not_matter(String field) {
    assertThat(Preconditions.names(field, "3", false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "\"null\"", "\"\""})
  void a_row_without_a_version_has_none_that_could_be_named(String field) {
    assertThat(Preconditions.names(field, null, true)).isFalse();
    assertThat(Preconditions.names("*", null, true)).isTrue();
  }

  @Test
  void a_list_of_thousands_names_nothing() {
    assertThat(Preconditions.names("\"a\",".repeat(5000) + "\"3\"", "3", true)).isFalse();
  }
}
