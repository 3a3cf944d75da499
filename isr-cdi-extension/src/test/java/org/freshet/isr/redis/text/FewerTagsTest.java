package org.freshet.isr.redis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;

class FewerTagsTest {

  private static Set<Tag> tags(int posts, int books) {
    Set<Tag> tags = new HashSet<>(Set.of(Tag.of("posts"), Tag.of("any", "post")));
    for (int i = 0; i < posts; i++) {
      tags.add(Tag.of("post", i));
    }
    for (int i = 0; i < books; i++) {
      tags.add(Tag.of("book", i));
    }
    return tags;
  }

  @Test
  void tags_that_are_few_enough_stay_as_they_are() {
    assertThat(FewerTags.of(tags(6, 2), 10)).isEqualTo(tags(6, 2));
  }

  @Test
  void the_largest_group_becomes_its_namespace() {
    Set<Tag> fewer = FewerTags.of(tags(9, 3), 10);

    Set<Tag> expected = tags(0, 3);
    expected.add(Tag.of("post"));
    assertThat(fewer).isEqualTo(expected);
  }

  @Test
  void every_group_becomes_its_namespace_where_that_is_not_enough() {
    assertThat(FewerTags.of(tags(9, 8), 4))
        .containsExactlyInAnyOrder(
            Tag.of("post"), Tag.of("book"), Tag.of("posts"), Tag.of("any", "post"));
  }

  @Test
  void a_namespace_that_is_raised_already_stands_for_its_tags() {
    Set<Tag> tags = tags(9, 0);
    tags.add(Tag.of("post"));

    assertThat(FewerTags.of(tags, 5)).contains(Tag.of("post")).hasSize(3);
  }
}
