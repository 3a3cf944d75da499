package org.freshet.essentials.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"4bf92f35-77b3", "a.b_c-1234", "12345678"})
  void that_came_along_is_kept(String sent) {
    assertThat(RequestId.of(sent)).isEqualTo(sent);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "short", "with space in it", "<script>alert</script>", "é1234567"})
  void is_made_where_none_came_or_one_that_is_not_safe_to_repeat(String sent) {
    assertThat(RequestId.of(sent)).matches("[0-9a-f-]{36}").isNotEqualTo(RequestId.of(sent));
    assertThat(RequestId.of("x".repeat(65))).hasSize(36);
  }
}
