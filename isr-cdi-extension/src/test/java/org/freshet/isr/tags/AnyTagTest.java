package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class AnyTagTest {

  @Test
  void stands_for_all_tags_of_a_namespace_and_for_the_namespace() {
    assertThat(AnyTag.of(Tag.of("post", 7))).isEqualTo(AnyTag.of(Tag.of("post", 8)));
    assertThat(AnyTag.of(Tag.of("post"))).hasToString("any:post");
  }

  @Test
  void stands_for_itself() {
    assertThat(AnyTag.of(Tag.of("any", "post"))).hasToString("any:post");
  }

  @Test
  void is_told_from_others() {
    assertThat(AnyTag.is(AnyTag.of(Tag.of("post")))).isTrue();
    assertThat(AnyTag.is(Tag.of("post", "any"))).isFalse();
  }

  @Test
  void joins_a_set_once_for_each_namespace() {
    assertThat(AnyTag.withThoseOf(Set.of(Tag.of("post", 7), Tag.of("post", 8), Tag.of("posts"))))
        .extracting(Tag::text)
        .containsExactlyInAnyOrder("post:7", "post:8", "posts", "any:post", "any:posts");
  }
}
