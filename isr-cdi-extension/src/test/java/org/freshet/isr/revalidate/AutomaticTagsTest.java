package org.freshet.isr.revalidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class AutomaticTagsTest {

  @Test
  void every_response_of_a_method_carries_its_route_and_the_build() {
    assertThat(AutomaticTags.of("com.acme.Posts.get", "42"))
        .containsExactlyInAnyOrder(Tag.of("route", "com.acme.Posts.get"), Tag.of("app", 42));
  }

  @Test
  void everything_is_the_namespace_of_the_build() {
    assertThat(AutomaticTags.of("r", "42"))
        .anyMatch(tag -> tag.namespace().equals(AutomaticTags.EVERYTHING));
  }

  @Test
  void a_path_starts_at_the_root() {
    assertThat(AutomaticTags.path("/")).isEqualTo(Tag.of("path", "/"));
    assertThatIllegalArgumentException().isThrownBy(() -> AutomaticTags.path(""));
    assertThatIllegalArgumentException().isThrownBy(() -> AutomaticTags.path("posts"));
  }
}
