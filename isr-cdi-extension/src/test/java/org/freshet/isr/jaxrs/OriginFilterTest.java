package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginFilterTest {

  private static final String ONE = "https://one.example";

  @Test
  void a_permission_for_one_origin_makes_the_answer_vary_by_it() {
    assertThat(varied(null, ONE)).isEqualTo("Origin");
    assertThat(varied("", ONE)).isEqualTo("Origin");
    assertThat(varied("Accept", ONE)).isEqualTo("Accept, Origin");
    assertThat(varied("Accept, Accept-Language", "null"))
        .isEqualTo("Accept, Accept-Language, Origin");
  }

  @Test
  void what_says_so_already_is_left_alone() {
    assertThat(varied("Origin", ONE)).isEqualTo("Origin");
    assertThat(varied("accept, ORIGIN", ONE)).isEqualTo("accept, ORIGIN");
    assertThat(varied("*", ONE)).isEqualTo("*");
  }

  @Test
  void without_a_permission_or_with_one_for_all_nothing_is_added() {
    assertThat(varied(null, null)).isNull();
    assertThat(varied("Accept", null)).isEqualTo("Accept");
    assertThat(varied(null, "*")).isNull();
  }

  private static @Nullable String varied(@Nullable String vary, @Nullable String permitted) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    if (vary != null) {
      headers.putSingle("Vary", vary);
    }
    OriginFilter.vary(headers, permitted);
    return ResponseText.value(headers, "Vary");
  }
}
