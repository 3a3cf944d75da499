package org.freshet.essentials.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @ValueSource(
      strings = {"00-" + ID + "-00f067aa0ba902b7-01", "01-" + ID + "-00f067aa0ba902b7-00-x"})
  void is_that_of_the_trace_the_request_belongs_to(String parent) {
    assertThat(TraceId.of(parent)).isEqualTo(ID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "x",
        "ff-" + ID + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + ID + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      })
  void is_random_where_there_is_none_or_a_malformed_one(String parent) {
    assertThat(TraceId.of(parent)).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    assertThat(TraceId.of(parent)).isNotEqualTo(TraceId.of(parent));
  }
}
