package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.tags.TagTemplate;
import org.junit.jupiter.api.Test;

class ResponseTagsTest {

  private static final Map<String, Parameters.Source> SOURCES =
      Map.of("id", new Parameters.Source(Parameters.Kind.PATH, "id", null, String.class));

  private final List<TagResolver.Answered> asked = new ArrayList<>();

  private ResponseTags tags(TagResolver resolver, String... templates) {
    return new ResponseTags(
        List.of(templates).stream().map(TagTemplate::parse).toList(), SOURCES, resolver);
  }

  private Set<Tag> popular(TagResolver.Answered answered) {
    asked.add(answered);
    return Set.of(Tag.of("popular"));
  }

  @Test
  void templates_come_first_and_in_their_order() {
    ResponseTags tags = tags(this::popular, "post:{id}", "posts", "a:{id}", "post:{id}");

    assertThat(tags.resolve(new FakeInputs().path("id", "7"), null))
        .containsExactly(
            Tag.of("post", 7),
            Tag.of("posts"),
            Tag.of("a", 7),
            Tag.of("post", 7),
            Tag.of("popular"));
  }

  @Test
  void a_resolver_is_told_request_and_result() {
    FakeInputs inputs = new FakeInputs().path("id", "7").query("page", "2");
    tags(this::popular).resolve(inputs, "result");

    assertThat(asked)
        .containsExactly(new TagResolver.Answered(inputs.path(), inputs.query(), "result"));
  }

  @Test
  void a_resolver_is_not_asked_when_a_template_has_no_value() {
    assertThat(tags(this::popular, "post:{id}").resolve(new FakeInputs(), null)).isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void an_empty_value_is_no_value() {
    FakeInputs inputs = new FakeInputs().path("id", "");

    assertThat(tags(this::popular, "post:{id}").resolve(inputs, null)).isNull();
  }

  @Test
  void the_failure_of_a_resolver_is_its_caller_s() {
    ResponseTags tags =
        tags(
            answered -> {
              throw new IllegalStateException("down");
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> tags.resolve(new FakeInputs(), null))
        .withMessage("down");
  }

  @Test
  void a_response_without_templates_has_the_tags_of_the_resolver_alone() {
    assertThat(tags(this::popular).resolve(new FakeInputs(), null))
        .containsExactly(Tag.of("popular"));
    assertThat(tags(new TagResolver.None()).resolve(new FakeInputs(), null)).isEmpty();
  }
}
