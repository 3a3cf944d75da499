package org.freshet.essentials.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

  private final Origins origins =
      new Origins(List.of("https://Shop.example", "https://*.cdn.example:8443"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://a.cdn.example:8443",
        "https://b.a.cdn.example:8443"
      })
  void that_are_named_may_read(String origin) {
    assertThat(origins.allow(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example",
        "https://shop.example.evil.example",
        "https://evilshop.example",
        "https://shop.example:444",
        "https://cdn.example:8443",
        "https://evilcdn.example:8443",
        "https://evil.example/.cdn.example:8443",
        "https://a.cdn.example",
        "null",
        ""
      })
  void that_only_look_like_it_may_not(String origin) {
    assertThat(origins.allow(origin)).isFalse();
  }

  @Test
  void a_star_is_everybody() {
    assertThat(new Origins(List.of("*")).allow("https://anybody.example")).isTrue();
  }
}
