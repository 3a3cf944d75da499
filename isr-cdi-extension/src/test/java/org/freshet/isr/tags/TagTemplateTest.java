package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagTemplate.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTemplateTest {

  @Test
  void names_and_literals_follow_the_namespace_in_their_order() {
    TagTemplate template = TagTemplate.parse("post:{category.id}-{ id }x");

    assertThat(template.whole()).isEqualTo(Tag.of("post"));
    assertThat(template.names()).containsExactly("category.id", "id");
    assertThat(template.parts())
        .containsExactly(
            new Part("category.id", true),
            new Part("-", false),
            new Part("id", true),
            new Part("x", false));
  }

  @Test
  void a_constant_stands_for_itself() {
    TagTemplate template = TagTemplate.parse("post:7");

    assertThat(template.whole()).isEqualTo(Tag.of("post", 7));
    assertThat(template.parts()).isEmpty();
    assertThat(template.resolve(name -> null)).isEqualTo(Tag.of("post", 7));
  }

  @Test
  void values_take_the_place_of_names() {
    TagTemplate template = TagTemplate.parse("post:{year}-{id}");

    assertThat(template.resolve(Map.of("year", 2024, "id", "a")::get))
        .isEqualTo(Tag.of("post", "2024-a"));
  }

  @Test
  void a_name_without_a_value_leaves_no_tag() {
    TagTemplate template = TagTemplate.parse("post:{year}-{id}");

    assertThat(template.resolve(Map.of("year", 2024)::get)).isNull();
    assertThat(template.resolve(Map.of("year", 2024, "id", "")::get)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{id}", "{id}:x", "x}:{id}", "x:{id", "x:id}", "x:{}", "x:{a{b}}", "x y"})
  void what_is_malformed_is_refused(String text) {
    assertThatThrownBy(() -> TagTemplate.parse(text)).isInstanceOf(InvalidTagException.class);
  }
}
